using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// The sizes of the item collections of a table with local secondary indexes: for each partition key the items and their
/// entries in the local indexes. Used under the table's lock.
/// </summary>
/// <param name="maximumSize">10 GB on AWS.</param>
internal sealed class ItemCollections(long maximumSize)
{
    /// <summary>By the hash of the partition key.</summary>
    private readonly Dictionary<UInt128, long> _sizes = [];

    /// <summary>What the keys of one collection have in common.</summary>
    public static UInt128 HashOf(ReadOnlySpan<byte> tableKey)
    {
        return BinaryPrimitives.ReadUInt128BigEndian(tableKey[..PartitionHash.Length]);
    }

    public long SizeOf(ReadOnlySpan<byte> tableKey)
    {
        return _sizes.GetValueOrDefault(HashOf(tableKey));
    }

    public void Add(ReadOnlySpan<byte> tableKey, long growth)
    {
        UInt128 hash = HashOf(tableKey);
        long size = _sizes.GetValueOrDefault(hash) + growth;
        if (size == 0)
        {
            _sizes.Remove(hash);
        }
        else
        {
            _sizes[hash] = size;
        }
    }

    /// <summary>What makes a collection no larger is always taken.</summary>
    public void RequireRoom(ReadOnlySpan<byte> tableKey, long growth)
    {
        if (growth > 0 && SizeOf(tableKey) + growth > maximumSize)
        {
            throw DynamoDbError.CollectionTooLarge();
        }
    }
}
