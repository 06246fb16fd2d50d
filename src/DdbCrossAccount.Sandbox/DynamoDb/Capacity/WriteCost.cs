using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What one write costs the table and each of its indexes.</summary>
internal static class WriteCost
{
    public static void Add(ConsumedCapacity consumed, Table table, StoredItem old, StoredItem item)
    {
        consumed.AddTable(CapacityUnits.Write(Math.Max(SizeOf(old), SizeOf(item))));
        TableDefinition definition = table.Definition;
        foreach (IndexDefinition index in definition.Indexes)
        {
            double units = OfIndex(IndexEntry.Of(old, index, definition), IndexEntry.Of(item, index, definition));
            if (units > 0)
            {
                consumed.AddIndex(index.Name, index.IsGlobal, units);
            }
        }
    }

    private static int SizeOf(StoredItem item)
    {
        return item.Exists ? item.Size : 0;
    }

    private static double OfIndex(IndexEntry? old, IndexEntry? item)
    {
        return (old, item) switch
        {
            (null, null) => 0,
            (null, not null) => CapacityUnits.Write(item.Size),
            (not null, null) => CapacityUnits.Write(old.Size),
            _ => OfChange(old, item),
        };
    }

    private static double OfChange(IndexEntry old, IndexEntry item)
    {
        if (!old.Key.AsSpan().SequenceEqual(item.Key))
        {
            return CapacityUnits.Write(old.Size) + CapacityUnits.Write(item.Size);
        }

        return old.Projected.AsSpan().SequenceEqual(item.Projected)
            ? 0
            : CapacityUnits.Write(Math.Max(old.Size, item.Size));
    }
}
