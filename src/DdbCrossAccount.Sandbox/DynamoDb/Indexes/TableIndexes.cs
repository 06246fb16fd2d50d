using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// The secondary indexes of one table that are kept up: those being deleted are not among them. Used under the table's
/// lock, but for <see cref="All"/>.
/// </summary>
internal sealed class TableIndexes(Table table, long maximumCollectionSize)
{
    private readonly ItemParts _parts = new();
    private volatile SecondaryIndex[] _all = [];

    /// <summary>Can be read without the lock.</summary>
    public IReadOnlyList<SecondaryIndex> All => _all;

    /// <summary>Null for a table without local indexes, whose partitions have no limit of size.</summary>
    public ItemCollections? Collections { get; private set; }

    /// <summary>The index, or null.</summary>
    public SecondaryIndex? Find(string name)
    {
        return Array.Find(_all, index => index.Name == name);
    }

    /// <summary>Has one index for each of the definition that is not being deleted; a new one is filled from the table's items.</summary>
    public void Follow(TableDefinition definition)
    {
        SecondaryIndex[] old = _all;

        // The global ones first: of several keys that do not fit, theirs is named.
        IEnumerable<IndexDefinition> kept = definition.GlobalIndexes.Concat(definition.LocalIndexes)
            .Where(index => index.Phase != TableStatus.Deleting);
        _all = [.. kept.Select(index => Find(index.Name) ?? Make(index, definition))];
        Collections ??= definition.LocalIndexes.Count > 0 ? new ItemCollections(maximumCollectionSize) : null;
        foreach (SecondaryIndex added in _all.Except(old).Where(_ => table.Items.Count > 0))
        {
            new IndexBackfill(table, added).Begin();
        }
    }

    /// <summary>Makes all indexes follow a change of one item.</summary>
    public void Follow(StoredItem old, StoredItem item)
    {
        if (_all.Length == 0)
        {
            return;
        }

        ItemEncoder oldParts = _parts.OfOld(old);
        ItemEncoder itemParts = _parts.OfNew(item);
        foreach (SecondaryIndex index in _all)
        {
            index.Follow(old, oldParts, item, itemParts);
        }

        Collections?.Add(old.Exists ? old.Key : item.Key, SizeOf(item, itemParts) - SizeOf(old, oldParts));
    }

    /// <summary>
    /// Refuses a change by which the table's items of one partition key, with their entries in local indexes, would grow
    /// beyond the limit.
    /// </summary>
    public void RequireRoom(StoredItem old, StoredItem item)
    {
        if (Collections is not null && item.Exists)
        {
            Collections.RequireRoom(item.Key, Growth(old, item));
        }
    }

    /// <summary>By how much the change makes the item collection larger, or smaller.</summary>
    public long Growth(StoredItem old, StoredItem item)
    {
        return SizeOf(item, _parts.OfNew(item)) - SizeOf(old, _parts.OfOld(old));
    }

    public void Clear()
    {
        _all = [];
        Collections = null;
    }

    private SecondaryIndex Make(IndexDefinition index, TableDefinition definition)
    {
        return new SecondaryIndex(index, definition, table.Keys.HashSalt, table.NewStatistics());
    }

    /// <summary>The size of the item and of its entries in the local indexes.</summary>
    private long SizeOf(StoredItem item, ItemEncoder parts)
    {
        return item.Exists ? item.Size + _all.Where(index => !index.IsGlobal).Sum(index => index.SizeOf(item, parts)) : 0;
    }
}
