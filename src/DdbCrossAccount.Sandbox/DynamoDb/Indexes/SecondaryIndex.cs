using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>The entries of one local or global secondary index. Used under the table's lock.</summary>
internal sealed class SecondaryIndex(IndexDefinition definition, TableDefinition table, byte[] hashSalt, TableStatistics statistics)
{
    private readonly IndexKeyEncoder _encoder = new();

    public string Name => definition.Name;

    public bool IsGlobal => definition.IsGlobal;

    public IndexKeys Keys { get; } = IndexKeys.Of(definition, table, hashSalt);

    public IndexProjection Projection { get; } = new(definition, table);

    public KeyedTree<IndexedItem> Entries { get; } = new();

    public TableStatistics Statistics { get; } = statistics;

    /// <summary>True while it does not hold all items of the table yet.</summary>
    public bool IsBackfilling { get; set; }

    /// <summary>Ends when the index holds all items that the table had when it was made.</summary>
    public Task Backfill { get; set; } = Task.CompletedTask;

    /// <summary>Makes the index follow a change of one item, whose decoded forms are given where it exists.</summary>
    public void Follow(StoredItem old, ItemEncoder oldParts, StoredItem item, ItemEncoder itemParts)
    {
        IndexedItem entry = item.Exists ? EntryOf(item, itemParts) : default;
        if (old.Exists && _encoder.TryEncode(oldParts, old.Key, Keys, IsGlobal)
            && (!entry.Exists || !_encoder.Key.SequenceEqual(entry.Key)))
        {
            Entries.Remove(_encoder.Key);
        }

        if (entry.Exists)
        {
            Entries.Put(entry);
        }
    }

    /// <summary>What the item counts in this index; 0 where it is not in it.</summary>
    public int SizeOf(StoredItem item, ItemEncoder parts)
    {
        return _encoder.TryEncode(parts, item.Key, Keys, IsGlobal) ? Projection.SizeOf(parts) : 0;
    }

    private IndexedItem EntryOf(StoredItem item, ItemEncoder parts)
    {
        return _encoder.TryEncode(parts, item.Key, Keys, IsGlobal)
            ? IndexedItem.Create(_encoder.Key, item, Projection.SizeOf(parts))
            : default;
    }
}
