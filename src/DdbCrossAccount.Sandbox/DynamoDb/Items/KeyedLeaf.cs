using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Up to 512 neighbouring entries of a tree, sorted by key. The first bytes of the keys stand beside the entries: where they
/// differ, the entry itself, which is most often not in the processor's cache, is not looked at.
/// </summary>
internal sealed class KeyedLeaf<T>
    where T : struct, IKeyed
{
    private const int Capacity = 512;
    private const int FirstCapacity = 16;

    private T[] _items = new T[FirstCapacity];
    private ulong[] _prefixes = new ulong[FirstCapacity];

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    public T this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Whether the first entry stands before the key, or is the key's own; the leaf must not be empty.</summary>
    public bool StartsAtOrBefore(ReadOnlySpan<byte> key, ulong prefix) => CompareTo(0, key, prefix) <= 0;

    /// <summary>The index of the key, or the complement of the index at which it would stand.</summary>
    public int IndexOf(ReadOnlySpan<byte> key)
    {
        ulong prefix = KeyPrefix.Of(key);
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = CompareTo(middle, key, prefix);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public void Insert(int index, T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Min(Capacity, _items.Length * 2));
            Array.Resize(ref _prefixes, _items.Length);
        }

        Array.Copy(_items, index, _items, index + 1, Count - index);
        Array.Copy(_prefixes, index, _prefixes, index + 1, Count - index);
        _items[index] = item;
        _prefixes[index] = KeyPrefix.Of(item.Key);
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_items, index + 1, _items, index, Count - index);
        Array.Copy(_prefixes, index + 1, _prefixes, index, Count - index);
        _items[Count] = default;
    }

    /// <summary>Moves the upper half into a new leaf, which is returned.</summary>
    public KeyedLeaf<T> Split()
    {
        var upper = new KeyedLeaf<T> { _items = new T[Capacity], _prefixes = new ulong[Capacity], Count = Count / 2 };
        int kept = Count - upper.Count;
        Array.Copy(_items, kept, upper._items, 0, upper.Count);
        Array.Copy(_prefixes, kept, upper._prefixes, 0, upper.Count);
        Array.Clear(_items, kept, upper.Count);
        Count = kept;
        return upper;
    }

    public void CopyTo(T[] destination, int start)
    {
        Array.Copy(_items, 0, destination, start, Count);
    }

    private int CompareTo(int index, ReadOnlySpan<byte> key, ulong prefix)
    {
        ulong own = _prefixes[index];
        return own < prefix ? -1 : own > prefix ? 1 : _items[index].Key.SequenceCompareTo(key);
    }
}
