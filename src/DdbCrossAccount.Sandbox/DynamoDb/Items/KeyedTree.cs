using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// The items of a table, or the entries of an index, in the order of their keys: a sorted list of sorted leaves. Not
/// thread-safe; the table holds its lock around each call.
/// </summary>
internal class KeyedTree<T>
    where T : struct, IKeyed
{
    private readonly List<KeyedLeaf<T>> _leaves = [new KeyedLeaf<T>()];

    public long Count { get; private set; }

    /// <summary>The sum of the entries' sizes by DynamoDB's rules.</summary>
    public long TotalSize { get; private set; }

    public T Find(ReadOnlySpan<byte> key)
    {
        KeyedLeaf<T> leaf = _leaves[LeafOf(key)];
        int index = leaf.IndexOf(key);
        return index < 0 ? default : leaf[index];
    }

    /// <summary>Adds the entry or puts it in the place of the one with the same key, which is returned.</summary>
    public T Put(T item)
    {
        int leafIndex = LeafOf(item.Key);
        KeyedLeaf<T> leaf = _leaves[leafIndex];
        int index = leaf.IndexOf(item.Key);
        TotalSize += item.Size;
        if (index >= 0)
        {
            T old = leaf[index];
            leaf[index] = item;
            TotalSize -= old.Size;
            return old;
        }

        leaf.Insert(~index, item);
        Count++;
        if (leaf.IsFull)
        {
            _leaves.Insert(leafIndex + 1, leaf.Split());
        }

        return default;
    }

    public T Remove(ReadOnlySpan<byte> key)
    {
        int leafIndex = LeafOf(key);
        KeyedLeaf<T> leaf = _leaves[leafIndex];
        int index = leaf.IndexOf(key);
        if (index < 0)
        {
            return default;
        }

        T old = leaf[index];
        leaf.RemoveAt(index);
        Count--;
        TotalSize -= old.Size;
        if (leaf.Count == 0 && _leaves.Count > 1)
        {
            _leaves.RemoveAt(leafIndex);
        }

        return old;
    }

    /// <summary>
    /// The entries from <paramref name="key"/> on, which need not exist itself; without it when
    /// <paramref name="inclusive"/> is false. The tree must not change while the entries are taken.
    /// </summary>
    public IEnumerable<T> From(byte[] key, bool inclusive)
    {
        int leafIndex = LeafOf(key);
        int index = _leaves[leafIndex].IndexOf(key);
        index = index < 0 ? ~index : inclusive ? index : index + 1;
        for (; leafIndex < _leaves.Count; leafIndex++)
        {
            KeyedLeaf<T> leaf = _leaves[leafIndex];
            for (; index < leaf.Count; index++)
            {
                yield return leaf[index];
            }

            index = 0;
        }
    }

    /// <summary>As <see cref="From"/>, but backwards: the entries before <paramref name="key"/>, the nearest first.</summary>
    public IEnumerable<T> Before(byte[] key)
    {
        int leafIndex = LeafOf(key);
        int index = _leaves[leafIndex].IndexOf(key);
        index = index < 0 ? ~index : index;
        while (true)
        {
            KeyedLeaf<T> leaf = _leaves[leafIndex];
            while (index > 0)
            {
                yield return leaf[--index];
            }

            if (leafIndex == 0)
            {
                yield break;
            }

            index = _leaves[--leafIndex].Count;
        }
    }

    public void Clear()
    {
        _leaves.Clear();
        _leaves.Add(new KeyedLeaf<T>());
        Count = 0;
        TotalSize = 0;
    }

    /// <summary>The references to all entries, in order.</summary>
    public T[] Snapshot()
    {
        var items = new T[Count];
        int filled = 0;
        foreach (KeyedLeaf<T> leaf in _leaves)
        {
            leaf.CopyTo(items, filled);
            filled += leaf.Count;
        }

        return items;
    }

    private int LeafOf(ReadOnlySpan<byte> key)
    {
        ulong prefix = KeyPrefix.Of(key);
        int low = 0;
        int high = _leaves.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (_leaves[middle].StartsAtOrBefore(key, prefix))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
