using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Flattens keys, indexes and projections of a table into lists that name their index.</summary>
internal static class TableIndexMapper
{
    /// <summary>The keys of the table and of all its indexes, in key order.</summary>
    public static IEnumerable<DdbTableKey> Keys(TableDescription table)
    {
        Dictionary<string, string> types =
            (table.AttributeDefinitions ?? []).ToDictionary(a => a.AttributeName, a => a.AttributeType.Value);

        return Elements(null, table.KeySchema, types)
            .Concat((table.GlobalSecondaryIndexes ?? []).SelectMany(i => Elements(i.IndexName, i.KeySchema, types)))
            .Concat((table.LocalSecondaryIndexes ?? []).SelectMany(i => Elements(i.IndexName, i.KeySchema, types)))
            .Concat((table.VectorIndexes ?? []).SelectMany(i => SearchElements(i, types)));
    }

    /// <summary>All indexes.</summary>
    public static IEnumerable<DdbTableIndex> Indexes(TableDescription table, bool onDemand) =>
        (table.GlobalSecondaryIndexes ?? []).Select(index => Global(index, onDemand))
            .Concat((table.LocalSecondaryIndexes ?? []).Select(Local))
            .Concat((table.VectorIndexes ?? []).Select(Vector));

    /// <summary>The attributes that indexes project by name.</summary>
    public static IEnumerable<DdbIndexProjection> Projections(TableDescription table) =>
        (table.GlobalSecondaryIndexes ?? []).SelectMany(i => Projected(i.IndexName, i.Projection))
            .Concat((table.LocalSecondaryIndexes ?? []).SelectMany(i => Projected(i.IndexName, i.Projection)))
            .Concat((table.VectorIndexes ?? []).SelectMany(i => Projected(i.IndexName, i.Projection)));

    private static IEnumerable<DdbTableKey> Elements(
        string? indexName,
        List<KeySchemaElement>? elements,
        Dictionary<string, string> types) =>
        (elements ?? []).Select(element => new DdbTableKey
        {
            IndexName = indexName,
            AttributeName = element.AttributeName,
            AttributeType = types.GetValueOrDefault(element.AttributeName),
            KeyType = element.KeyType.Value,
        });

    private static IEnumerable<DdbTableKey> SearchElements(
        VectorIndexDescription index,
        Dictionary<string, string> types) =>
        (index.SearchSchema ?? []).Select(element => new DdbTableKey
        {
            IndexName = index.IndexName,
            AttributeName = element.AttributeName,
            AttributeType = types.GetValueOrDefault(element.AttributeName),
            KeyType = element.SearchSchemaElementType.Value,
        });

    private static DdbTableIndex Global(GlobalSecondaryIndexDescription index, bool onDemand) => new()
    {
        IndexName = index.IndexName,
        IndexType = TableConstants.GlobalIndex,
        Status = index.IndexStatus?.Value,
        ProjectionType = index.Projection?.ProjectionType?.Value,
        ReadCapacityUnits = onDemand ? null : index.ProvisionedThroughput?.ReadCapacityUnits,
        WriteCapacityUnits = onDemand ? null : index.ProvisionedThroughput?.WriteCapacityUnits,
        MaxReadRequestUnits = TableDefinitionMapper.Cap(index.OnDemandThroughput?.MaxReadRequestUnits),
        MaxWriteRequestUnits = TableDefinitionMapper.Cap(index.OnDemandThroughput?.MaxWriteRequestUnits),
        WarmReadUnitsPerSecond = index.WarmThroughput?.ReadUnitsPerSecond,
        WarmWriteUnitsPerSecond = index.WarmThroughput?.WriteUnitsPerSecond,
        ItemCount = index.ItemCount,
        SizeBytes = index.IndexSizeBytes,
    };

    private static DdbTableIndex Local(LocalSecondaryIndexDescription index) => new()
    {
        IndexName = index.IndexName,
        IndexType = TableConstants.LocalIndex,
        ProjectionType = index.Projection?.ProjectionType?.Value,
        ItemCount = index.ItemCount,
        SizeBytes = index.IndexSizeBytes,
    };

    private static DdbTableIndex Vector(VectorIndexDescription index) => new()
    {
        IndexName = index.IndexName,
        IndexType = TableConstants.VectorIndex,
        Status = index.IndexStatus?.Value,
        ProjectionType = index.Projection?.ProjectionType?.Value,
        ItemCount = index.ItemCount,
        SizeBytes = index.IndexSizeBytes,
        VectorAttributeName = index.VectorAttribute?.AttributeName,
        Dimensions = index.Dimensions,
        DistanceFunction = index.DistanceFunction?.Value,
    };

    private static IEnumerable<DdbIndexProjection> Projected(string indexName, Projection? projection) =>
        (projection?.NonKeyAttributes ?? []).Select(attribute => new DdbIndexProjection
        {
            IndexName = indexName,
            AttributeName = attribute,
        });
}
