using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>What a query or scan reads: a table, or one of its indexes.</summary>
internal sealed class ReadSource
{
    private ReadSource(Table table, SecondaryIndex? index)
    {
        Table = table;
        Index = index;
        TableKeys = table.Keys.Sort is { } sort ? [table.Keys.Partition, sort] : [table.Keys.Partition];
        Partition = index?.Keys.Partition ?? [table.Keys.Partition];
        Sort = index?.Keys.Sort ?? [.. TableKeys.Skip(1)];
    }

    public Table Table { get; }

    /// <summary>Null where the table itself is read.</summary>
    public SecondaryIndex? Index { get; }

    public IReadOnlyList<KeyAttribute> TableKeys { get; }

    /// <summary>The partition attributes of what is read.</summary>
    public IReadOnlyList<KeyAttribute> Partition { get; }

    /// <summary>The sort attributes of what is read.</summary>
    public IReadOnlyList<KeyAttribute> Sort { get; }

    public bool IsGlobalIndex => Index is { IsGlobal: true };

    /// <summary>The attributes that tell where a page ended: those of the key of what is read, and the table's own.</summary>
    public IEnumerable<KeyAttribute> PositionKeys => Partition.Concat(Sort).Concat(TableKeys).DistinctBy(key => key.Name, StringComparer.Ordinal);

    /// <summary>Throws ValidationException when there is no such index or it cannot be read, yet or in this way.</summary>
    public static ReadSource Of(Table table, string? indexName, bool consistent)
    {
        if (indexName is null)
        {
            return new ReadSource(table, index: null);
        }

        IndexDefinition? definition = table.Definition.Indexes.FirstOrDefault(known => known.Name == indexName);
        if (definition is null || table.Indexes.Find(indexName) is not { } index)
        {
            throw DynamoDbError.NoIndex(indexName);
        }

        if (table.IndexStatus(definition) == TableStatus.Creating)
        {
            throw DynamoDbError.IndexIsBackfilling(indexName);
        }

        return consistent && index.IsGlobal ? throw DynamoDbError.ConsistentReadOfGlobalIndex() : new ReadSource(table, index);
    }
}
