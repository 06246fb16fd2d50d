using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// Ordered keys divided into ranges, each from its first key to before that of the next: the partitions of a table, the
/// open shards of a stream. The first range begins with the empty key. Immutable.
/// </summary>
internal sealed class KeyRanges
{
    private readonly byte[][] _firstKeys;

    private KeyRanges(byte[][] firstKeys)
    {
        _firstKeys = firstKeys;
    }

    public int Count => _firstKeys.Length;

    public IReadOnlyList<byte[]> FirstKeys => _firstKeys;

    /// <summary>Equal parts of the hash space.</summary>
    public static KeyRanges Equal(int count)
    {
        return new KeyRanges([.. Enumerable.Range(0, count).Select(index => index == 0 ? [] : new HashRange(index, count).FirstKey())]);
    }

    /// <summary>The number, from 0, of the range that an ordered key lies in.</summary>
    public int IndexOf(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = _firstKeys.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (key.SequenceCompareTo(_firstKeys[middle]) >= 0)
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

    /// <summary>True when a range begins with the key.</summary>
    public bool BeginsAt(ReadOnlySpan<byte> key)
    {
        return key.SequenceEqual(_firstKeys[IndexOf(key)]);
    }

    /// <summary>The ranges with one more, which begins at the key.</summary>
    public KeyRanges Divide(byte[] key)
    {
        return new KeyRanges([.. _firstKeys[..(IndexOf(key) + 1)], key, .. _firstKeys[(IndexOf(key) + 1)..]]);
    }
}
