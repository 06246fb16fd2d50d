using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What one write costs the table and each of its indexes.</summary>
internal static class WriteCost
{
    /// <param name="consumed">What it is added to.</param>
    /// <param name="table">The table.</param>
    /// <param name="old">The item before.</param>
    /// <param name="item">The item after.</param>
    /// <param name="factor">Two in a transaction: of the table's units, not of those of its indexes.</param>
    public static void Add(ConsumedCapacity consumed, Table table, StoredItem old, StoredItem item, int factor = 1)
    {
        consumed.AddTable(OfTable(old, item) * factor);
        foreach (IndexWrite write in OfIndexes(table, old, item))
        {
            consumed.AddIndex(write.Index.Name, write.Index.IsGlobal, write.Units);
        }
    }

    public static double OfTable(StoredItem old, StoredItem item)
    {
        return CapacityUnits.Write(Math.Max(SizeOf(old), SizeOf(item)));
    }

    /// <summary>
    /// What changes in the indexes: nothing where an index holds the same as before. A change of an index key is two
    /// writes of the index: one takes the old entry away, one puts the new one.
    /// </summary>
    public static IEnumerable<IndexWrite> OfIndexes(Table table, StoredItem old, StoredItem item)
    {
        if (old.IsSame(item))
        {
            yield break;
        }

        foreach (SecondaryIndex index in table.Indexes.All)
        {
            IndexEntry? before = IndexEntry.Of(old, index);
            IndexEntry? after = IndexEntry.Of(item, index);
            if (before is not null && after is not null && before.HasKeyOf(after))
            {
                if (!before.IsSameAs(after))
                {
                    yield return new IndexWrite(index, after.Key, CapacityUnits.Write(Math.Max(before.Size, after.Size)));
                }

                continue;
            }

            if (before is not null)
            {
                yield return new IndexWrite(index, before.Key, CapacityUnits.Write(before.Size));
            }

            if (after is not null)
            {
                yield return new IndexWrite(index, after.Key, CapacityUnits.Write(after.Size));
            }
        }
    }

    private static int SizeOf(StoredItem item)
    {
        return item.Exists ? item.Size : 0;
    }
}
