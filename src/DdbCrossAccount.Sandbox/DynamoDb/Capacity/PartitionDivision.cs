using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// Divides a partition whose items take more than a limit, 10 GB on AWS, so that both halves hold about as much. In a
/// table with local indexes the items of one partition key stay together, however much they are.
/// </summary>
internal sealed class PartitionDivision(PartitionMap partitions, long limit)
{
    private long _sizeWhenCounted;

    /// <summary>
    /// True when a partition may be too large: none is larger than the table, and after a count it takes some growth until
    /// the next one is worth it.
    /// </summary>
    public bool IsDue(ItemTree items)
    {
        return items.TotalSize > limit && items.TotalSize - _sizeWhenCounted > limit / 16;
    }

    public void Run(ItemTree items, bool keepsCollections, long now)
    {
        byte[][] middles = [.. partitions.Ranges.FirstKeys.Select(first => Middle(items, first, keepsCollections)).OfType<byte[]>()];
        foreach (byte[] middle in middles)
        {
            partitions.TryDivide(middle, now);
        }

        _sizeWhenCounted = items.TotalSize;
    }

    /// <summary>The key with half of the partition's bytes before it; null where it is not too large or cannot be divided.</summary>
    private byte[]? Middle(ItemTree items, byte[] firstKey, bool keepsCollections)
    {
        int index = partitions.Ranges.IndexOf(firstKey);
        long size = items.From(firstKey, inclusive: true).TakeWhile(item => IsIn(index, item)).Sum(item => (long)item.Size);
        if (size <= limit)
        {
            return null;
        }

        long before = 0;
        foreach (StoredItem item in items.From(firstKey, inclusive: true).TakeWhile(item => IsIn(index, item)))
        {
            ReadOnlySpan<byte> key = keepsCollections ? item.Key[..PartitionHash.Length] : item.Key;
            if (before >= size / 2 && before > 0 && key.SequenceCompareTo(firstKey) > 0)
            {
                return key.ToArray();
            }

            before += item.Size;
        }

        return null;
    }

    private bool IsIn(int index, StoredItem item)
    {
        return partitions.Ranges.IndexOf(item.Key) == index;
    }
}
