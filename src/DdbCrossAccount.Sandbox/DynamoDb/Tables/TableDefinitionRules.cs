using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The rules between the members of a table definition, with AWS's texts.</summary>
internal static class TableDefinitionRules
{
    public const int MaximumGlobalIndexes = 20;

    private const int MaximumLocalIndexes = 5;
    private const int MaximumKeyPartsOfGlobalIndex = 4;
    private const int MaximumProjectedAttributes = 100;

    public static void Check(TableDefinition table, string region)
    {
        CheckAttributeNames(table);
        CheckTableKeys(table);
        CheckBilling(table);
        CheckThroughput(table, region);
        CheckIndexes(table);
        VectorIndexes.Check(table);
        CheckAttributesAreUsed(table);
    }

    /// <summary>For indexes that UpdateTable adds to an existing table.</summary>
    public static void CheckIndexes(TableDefinition table)
    {
        CheckCounts(table);
        foreach (IndexDefinition index in table.Indexes)
        {
            CheckIndexKeys(table, index);
            CheckProjection(index);
        }

        CheckProjectedAttributes(table);
    }

    public static void CheckAttributesAreUsed(TableDefinition table)
    {
        HashSet<string> used = table.UsedAttributes;
        if (table.Attributes.All(attribute => used.Contains(attribute.Name)))
        {
            return;
        }

        throw table.Indexes.Any() || table.VectorIndexes.Count > 0
            ? DynamoDbError.InvalidValues(
                $"Some AttributeDefinitions are not used. AttributeDefinitions: [{Names(table)}], keys used: [{string.Join(", ", used)}]")
            : DynamoDbError.InvalidValues(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    }

    public static void CheckBilling(TableDefinition table)
    {
        bool all = table.Provisioned is not null && table.GlobalIndexes.All(index => index.Provisioned is not null);
        bool any = table.Provisioned is not null || table.GlobalIndexes.Any(index => index.Provisioned is not null);
        if (table.IsOnDemand && table.Provisioned is null && any)
        {
            throw DynamoDbError.InvalidValues(
                $"ProvisionedThroughput should not be specified for index: {table.GlobalIndexes.First(index => index.Provisioned is not null).Name} "
                + "when BillingMode is PAY_PER_REQUEST");
        }

        if (table.IsOnDemand && any)
        {
            throw DynamoDbError.InvalidValues(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }

        if (!table.IsOnDemand && table.Provisioned is not null && !all)
        {
            throw DynamoDbError.InvalidValues(
                $"ProvisionedThroughput is not specified for index: {table.GlobalIndexes.First(index => index.Provisioned is null).Name}");
        }

        if (!table.IsOnDemand && !all)
        {
            throw DynamoDbError.InvalidValues(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }

        if (!table.IsOnDemand && (table.OnDemand is not null || table.GlobalIndexes.Any(index => index.OnDemand is not null)))
        {
            string member = table.OnDemand is { Read: null } ? "MaxWriteRequestUnits" : "MaxReadRequestUnits";
            throw DynamoDbError.InvalidValues($"{member} for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED");
        }
    }

    private static void CheckThroughput(TableDefinition table, string region)
    {
        ThroughputLimits.RequireUnits(table.Provisioned, region, index: null);
        ThroughputLimits.RequireMaximums(table.OnDemand, region, isChange: false);
        foreach (IndexDefinition index in table.GlobalIndexes)
        {
            ThroughputLimits.RequireUnits(index.Provisioned, region, index.Name);
        }
    }

    private static void CheckAttributeNames(TableDefinition table)
    {
        string? twice = table.Attributes.GroupBy(attribute => attribute.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw DynamoDbError.Validation($"Attribute Name is duplicated: {twice}");
        }
    }

    private static void CheckTableKeys(TableDefinition table)
    {
        if (table.Attributes.Count < table.Keys.Count)
        {
            throw DynamoDbError.Validation("Invalid KeySchema: Some index key attribute have no definition");
        }

        RequireDefined(table, table.Keys);
        if (table.Keys[0].KeyType != KeyElement.Hash)
        {
            throw DynamoDbError.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }

        if (table.Keys.Count == 2 && table.Keys[1].KeyType != KeyElement.Range)
        {
            throw DynamoDbError.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }

        RequireOtherNames(table.Keys);
    }

    private static void RequireOtherNames(IReadOnlyList<KeyElement> keys)
    {
        if (keys is [{ KeyType: KeyElement.Hash } hash, { KeyType: KeyElement.Range } range] && hash.Name == range.Name)
        {
            throw DynamoDbError.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
    }

    private static void RequireDefined(TableDefinition table, IReadOnlyList<KeyElement> keys)
    {
        if (keys.All(key => table.Attributes.Any(attribute => attribute.Name == key.Name)))
        {
            return;
        }

        string named = string.Join(", ", keys.Select(key => key.Name));
        throw DynamoDbError.InvalidValues(
            "Some index key attributes are not defined in AttributeDefinitions. "
            + $"Keys: [{named}], AttributeDefinitions: [{Names(table)}]");
    }

    private static void CheckCounts(TableDefinition table)
    {
        if (table.LocalIndexes.Count > MaximumLocalIndexes)
        {
            throw DynamoDbError.InvalidValues($"Number of LocalSecondaryIndexes exceeds per-table limit of {MaximumLocalIndexes}");
        }

        if (table.GlobalIndexes.Count > MaximumGlobalIndexes)
        {
            throw DynamoDbError.InvalidValues($"GlobalSecondaryIndex count exceeds the per-table limit of {MaximumGlobalIndexes}");
        }

        IGrouping<string, IndexDefinition>? twice = table.Indexes.GroupBy(index => index.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw DynamoDbError.InvalidValues($"Duplicate index name: {twice.Key}");
        }
    }

    private static void CheckIndexKeys(TableDefinition table, IndexDefinition index)
    {
        RequireDefined(table, index.Keys);
        RequireOtherNames(index.Keys);
        if (!index.IsGlobal)
        {
            CheckLocalKeys(table, index);
            return;
        }

        CheckGlobalKeys(index.Keys);
    }

    /// <summary>Up to four attributes of partition, then up to four of sort.</summary>
    private static void CheckGlobalKeys(IReadOnlyList<KeyElement> keys)
    {
        if (keys.Count == 0 || keys[0].KeyType != KeyElement.Hash)
        {
            throw DynamoDbError.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }

        if (keys.DistinctBy(key => key.Name).Count() < keys.Count)
        {
            throw DynamoDbError.Validation("The KeySchema contains multiple key attributes with the same name");
        }

        if (keys.SkipWhile(key => key.KeyType == KeyElement.Hash).Any(key => key.KeyType == KeyElement.Hash))
        {
            throw DynamoDbError.InvalidValues("All HASH key attributes must precede RANGE key attributes in the KeySchema");
        }

        IGrouping<string, KeyElement>? tooMany = keys.GroupBy(key => key.KeyType).FirstOrDefault(group => group.Count() > MaximumKeyPartsOfGlobalIndex);
        if (tooMany is not null)
        {
            throw DynamoDbError.InvalidValues($"The KeySchema exceeds the maximum allowed number of {tooMany.Key} key attributes");
        }
    }

    private static void CheckLocalKeys(TableDefinition table, IndexDefinition index)
    {
        if (table.Keys.Count < 2)
        {
            throw DynamoDbError.InvalidValues(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        if (index.Keys.Count < 2)
        {
            throw DynamoDbError.InvalidValues($"Index KeySchema does not have a range key for index: {index.Name}");
        }

        if (index.Keys[0].Name != table.Keys[0].Name)
        {
            throw DynamoDbError.InvalidValues(
                $"Index KeySchema does not have the same leading hash key as table KeySchema for index: {index.Name}. "
                + $"index hash key: {index.Keys[0].Name}, table hash key: {table.Keys[0].Name}");
        }
    }

    private static void CheckProjection(IndexDefinition index)
    {
        bool named = index.NonKeyAttributes is not null;
        if (index.ProjectionType.Length == 0)
        {
            throw DynamoDbError.InvalidValues("Unknown ProjectionType: null");
        }

        if (index.ProjectionType == "INCLUDE" && !named)
        {
            throw DynamoDbError.InvalidValues("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }

        if (index.ProjectionType != "INCLUDE" && named)
        {
            throw DynamoDbError.InvalidValues($"ProjectionType is {index.ProjectionType}, but NonKeyAttributes is specified");
        }
    }

    private static void CheckProjectedAttributes(TableDefinition table)
    {
        int count = table.Indexes.Sum(index => index.NonKeyAttributes?.Count ?? 0);
        if (count > MaximumProjectedAttributes)
        {
            throw DynamoDbError.InvalidValues($"Number of projected attributes {count} exceeds the limit of {MaximumProjectedAttributes}");
        }
    }

    private static string Names(TableDefinition table)
    {
        return string.Join(", ", table.Attributes.Select(attribute => attribute.Name));
    }
}
