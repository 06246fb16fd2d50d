using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// The items of a table in the order of their keys: a sorted list of sorted leaves. Not thread-safe; the table holds
/// its lock around each call.
/// </summary>
internal sealed class ItemTree
{
    private readonly List<ItemLeaf> _leaves = [new ItemLeaf()];

    public long Count { get; private set; }

    /// <summary>The sum of the items' sizes by DynamoDB's rules.</summary>
    public long TotalSize { get; private set; }

    public StoredItem Find(ReadOnlySpan<byte> key)
    {
        ItemLeaf leaf = _leaves[LeafOf(key)];
        int index = leaf.IndexOf(key);
        return index < 0 ? default : leaf[index];
    }

    /// <summary>Adds the item or puts it in the place of the one with the same key, which is returned.</summary>
    public StoredItem Put(StoredItem item)
    {
        int leafIndex = LeafOf(item.Key);
        ItemLeaf leaf = _leaves[leafIndex];
        int index = leaf.IndexOf(item.Key);
        TotalSize += item.Size;
        if (index >= 0)
        {
            StoredItem old = leaf[index];
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

    public StoredItem Remove(ReadOnlySpan<byte> key)
    {
        int leafIndex = LeafOf(key);
        ItemLeaf leaf = _leaves[leafIndex];
        int index = leaf.IndexOf(key);
        if (index < 0)
        {
            return default;
        }

        StoredItem old = leaf[index];
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
    /// The items from <paramref name="key"/> on, which need not exist itself; without it when
    /// <paramref name="inclusive"/> is false. The tree must not change while the items are taken.
    /// </summary>
    public IEnumerable<StoredItem> From(byte[] key, bool inclusive)
    {
        int leafIndex = LeafOf(key);
        int index = _leaves[leafIndex].IndexOf(key);
        index = index < 0 ? ~index : inclusive ? index : index + 1;
        for (; leafIndex < _leaves.Count; leafIndex++)
        {
            ItemLeaf leaf = _leaves[leafIndex];
            for (; index < leaf.Count; index++)
            {
                yield return leaf[index];
            }

            index = 0;
        }
    }

    public void Clear()
    {
        _leaves.Clear();
        _leaves.Add(new ItemLeaf());
        Count = 0;
        TotalSize = 0;
    }

    /// <summary>The references to all items, in order.</summary>
    public StoredItem[] Snapshot()
    {
        var items = new StoredItem[Count];
        int filled = 0;
        foreach (ItemLeaf leaf in _leaves)
        {
            leaf.CopyTo(items, filled);
            filled += leaf.Count;
        }

        return items;
    }

    private int LeafOf(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = _leaves.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (_leaves[middle].First.Key.SequenceCompareTo(key) <= 0)
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
