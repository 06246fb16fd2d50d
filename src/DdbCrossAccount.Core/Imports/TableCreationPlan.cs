using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Imports;

/// <summary>How an import makes its table: as the source, except for what the options say.</summary>
/// <remarks>
/// ImportTable takes keys, global and vector indexes, billing, on-demand maximums and encryption, and nothing else.
/// </remarks>
internal sealed class TableCreationPlan(DdbTableDefinition definition, ImportOptions options)
{
    /// <summary>The parameters of the request; refuses what an import cannot make.</summary>
    public TableCreationParameters Make(string tableName)
    {
        RefuseLocalIndexes();
        CapacityCheck.Check(definition, options, tableName);
        return new TableCreationParameters
        {
            TableName = tableName,
            AttributeDefinitions = [.. AttributeDefinitions()],
            KeySchema = [.. KeySchema(null)],
            BillingMode = IsOnDemand ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
            ProvisionedThroughput = IsOnDemand ? null : TableThroughput(),
            OnDemandThroughput = IsOnDemand
                ? Caps(
                    options.MaxReadRequestUnits ?? definition.MaxReadRequestUnits,
                    options.MaxWriteRequestUnits ?? definition.MaxWriteRequestUnits)
                : null,
            SSESpecification = Encryption(),
            GlobalSecondaryIndexes = NullIfEmpty(Indexes(TableConstants.GlobalIndex).Select(GlobalIndex)),
            VectorIndexes = NullIfEmpty(Indexes(TableConstants.VectorIndex).Select(VectorIndexOf)),
        };
    }

    private bool IsOnDemand => (options.BillingMode ?? definition.BillingMode) == TableConstants.OnDemand;

    private void RefuseLocalIndexes()
    {
        string[] names = [.. Indexes(TableConstants.LocalIndex).Select(index => index.IndexName)];
        if (names.Length > 0)
        {
            throw ErrorCatalogue.LocalIndexesNotImportable(definition.TableArn, names);
        }
    }

    // An index that is being deleted is still listed; the copy is made without it.
    private IEnumerable<DdbTableIndex> Indexes(string type) =>
        definition.Indexes.Where(index => index.IndexType == type && index.Status != IndexStatus.DELETING.Value);

    private IEnumerable<AttributeDefinition> AttributeDefinitions()
    {
        HashSet<string> indexNames =
            [.. Indexes(TableConstants.GlobalIndex).Concat(Indexes(TableConstants.VectorIndex)).Select(i => i.IndexName)];
        return definition.Keys
            .Where(key => key.AttributeType is not null && (key.IndexName is null || indexNames.Contains(key.IndexName)))
            .DistinctBy(key => key.AttributeName)
            .Select(key => new AttributeDefinition(key.AttributeName, ScalarAttributeType.FindValue(key.AttributeType)));
    }

    private IEnumerable<KeySchemaElement> KeySchema(string? indexName) => definition.Keys
        .Where(key => key.IndexName == indexName)
        .Select(key => new KeySchemaElement(key.AttributeName, KeyType.FindValue(key.KeyType)));

    private ProvisionedThroughput TableThroughput() => new()
    {
        ReadCapacityUnits = options.ReadCapacityUnits ?? definition.ReadCapacityUnits,
        WriteCapacityUnits = options.WriteCapacityUnits ?? definition.WriteCapacityUnits,
    };

    private SSESpecification? Encryption()
    {
        bool usesKms = options.SseKmsKeyId is not null || (options.SseType ?? definition.SseType) == TableConstants.SseKms;
        return usesKms
            ? new SSESpecification { Enabled = true, SSEType = SSEType.KMS, KMSMasterKeyId = options.SseKmsKeyId }
            : null;
    }

    private GlobalSecondaryIndex GlobalIndex(DdbTableIndex index) => new()
    {
        IndexName = index.IndexName,
        KeySchema = [.. KeySchema(index.IndexName)],
        Projection = Projection(index),
        ProvisionedThroughput = IsOnDemand
            ? null
            : new ProvisionedThroughput
            {
                ReadCapacityUnits = index.ReadCapacityUnits ?? options.ReadCapacityUnits ?? definition.ReadCapacityUnits,
                WriteCapacityUnits = index.WriteCapacityUnits ?? options.WriteCapacityUnits ?? definition.WriteCapacityUnits,
            },
        OnDemandThroughput = IsOnDemand ? Caps(index.MaxReadRequestUnits, index.MaxWriteRequestUnits) : null,
        WarmThroughput = WarmThroughputOf(index),
    };

    // Warm throughput below the service's own start value is refused, and at it says nothing.
    private WarmThroughput? WarmThroughputOf(DdbTableIndex index)
    {
        long readDefault = IsOnDemand ? TableConstants.WarmReadDefault : index.ReadCapacityUnits ?? long.MaxValue;
        long writeDefault = IsOnDemand ? TableConstants.WarmWriteDefault : index.WriteCapacityUnits ?? long.MaxValue;
        bool isWarmer = index.WarmReadUnitsPerSecond > readDefault || index.WarmWriteUnitsPerSecond > writeDefault;
        return isWarmer
            ? new WarmThroughput
            {
                ReadUnitsPerSecond = index.WarmReadUnitsPerSecond,
                WriteUnitsPerSecond = index.WarmWriteUnitsPerSecond,
            }
            : null;
    }

    private VectorIndex VectorIndexOf(DdbTableIndex index) => new()
    {
        IndexName = index.IndexName,
        VectorAttribute = new VectorAttributeDefinition { AttributeName = index.VectorAttributeName },
        SearchSchema = NullIfEmpty(definition.Keys
            .Where(key => key.IndexName == index.IndexName)
            .Select(key => new SearchSchemaElement
            {
                AttributeName = key.AttributeName,
                SearchSchemaElementType = SearchSchemaElementType.FindValue(key.KeyType),
            })),
        Projection = Projection(index),
        Dimensions = index.Dimensions,
        DistanceFunction = index.DistanceFunction is null ? null : VectorDistanceFunction.FindValue(index.DistanceFunction),
    };

    private Projection Projection(DdbTableIndex index) => new()
    {
        ProjectionType = ProjectionType.FindValue(index.ProjectionType),
        NonKeyAttributes = NullIfEmpty(definition.IndexProjections
            .Where(projection => projection.IndexName == index.IndexName)
            .Select(projection => projection.AttributeName)),
    };

    private static OnDemandThroughput? Caps(long? read, long? write) =>
        TableDefinitionMapper.Cap(read) is null && TableDefinitionMapper.Cap(write) is null
            ? null
            : new OnDemandThroughput
            {
                MaxReadRequestUnits = TableDefinitionMapper.Cap(read),
                MaxWriteRequestUnits = TableDefinitionMapper.Cap(write),
            };

    private static List<T>? NullIfEmpty<T>(IEnumerable<T> values)
    {
        List<T> list = [.. values];
        return list.Count > 0 ? list : null;
    }
}
