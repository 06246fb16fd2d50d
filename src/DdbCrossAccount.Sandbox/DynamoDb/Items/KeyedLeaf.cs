using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Up to 512 neighbouring entries of a tree, sorted by key.</summary>
internal sealed class KeyedLeaf<T>
    where T : struct, IKeyed
{
    private const int Capacity = 512;
    private const int FirstCapacity = 16;

    private T[] _items = new T[FirstCapacity];

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    public T First => _items[0];

    public T this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>The index of the key, or the complement of the index at which it would stand.</summary>
    public int IndexOf(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = _items[middle].Key.SequenceCompareTo(key);
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
        }

        Array.Copy(_items, index, _items, index + 1, Count - index);
        _items[index] = item;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_items, index + 1, _items, index, Count - index);
        _items[Count] = default;
    }

    /// <summary>Moves the upper half into a new leaf, which is returned.</summary>
    public KeyedLeaf<T> Split()
    {
        var upper = new KeyedLeaf<T> { _items = new T[Capacity], Count = Count / 2 };
        int kept = Count - upper.Count;
        Array.Copy(_items, kept, upper._items, 0, upper.Count);
        Array.Clear(_items, kept, upper.Count);
        Count = kept;
        return upper;
    }

    public void CopyTo(T[] destination, int start)
    {
        Array.Copy(_items, 0, destination, start, Count);
    }
}
