using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>The settings that a restore names instead of those of the source. Indexes can be left out, not added.</summary>
internal sealed record RestoreOverrides(
    string? Billing, Throughput? Provisioned, Throughput? OnDemand, EncryptionRequest? Encryption,
    IReadOnlyList<IndexDefinition>? LocalIndexes, IReadOnlyList<IndexDefinition>? GlobalIndexes)
{
    public static RestoreOverrides Read(RequestObject request)
    {
        return new RestoreOverrides(
            request.Choice("BillingModeOverride", BillingMode.Provisioned, BillingMode.PayPerRequest),
            TableDefinitionReader.Provisioned(request, "ProvisionedThroughputOverride"),
            TableDefinitionReader.OnDemand(request, "OnDemandThroughputOverride"),
            EncryptionRequest.Read(request, TableKeys.Named, "SSESpecificationOverride"),
            request.Objects("LocalSecondaryIndexOverride")?.ConvertAll(index => TableDefinitionReader.Index(index, isGlobal: false)),
            request.Objects("GlobalSecondaryIndexOverride")?.ConvertAll(index => TableDefinitionReader.Index(index, isGlobal: true)));
    }

    /// <summary>What the restored table will be. Streams, class, protection and the like do not come with it.</summary>
    public TableDefinition Apply(TableDefinition source, string name, string region)
    {
        string billing = Billing ?? source.Billing;
        CheckThroughput(billing);
        bool isOnDemand = billing == BillingMode.PayPerRequest;
        Throughput? provisioned = isOnDemand ? null : Provisioned ?? source.Provisioned;
        TableDefinition restored = source with
        {
            Name = name,
            Billing = billing,
            Provisioned = provisioned,
            OnDemand = isOnDemand ? OnDemand ?? source.OnDemand : null,
            Encryption = Encryption is null ? source.Encryption : Encryption.Encryption,
            LocalIndexes = Choose(LocalIndexes, source.LocalIndexes),
            GlobalIndexes = [.. Choose(GlobalIndexes, source.GlobalIndexes).Select(index => isOnDemand ? index with { Provisioned = null } : index)],
            TableClass = null,
            ClassChangedAt = null,
            DeletionProtection = false,
            OnDemandSince = null,
            Warm = WarmThroughput.Initial(isOnDemand, provisioned, asked: null),
        };
        restored = WithUsedAttributes(restored);
        TableDefinitionRules.Check(restored, region);
        return restored;
    }

    private void CheckThroughput(string billing)
    {
        string? conflict = (billing, Provisioned) switch
        {
            (BillingMode.PayPerRequest, not null) when Billing is not null =>
                "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST",
            (BillingMode.PayPerRequest, not null) => "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED",
            (BillingMode.Provisioned, null) when Billing is not null =>
                "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED",
            _ when OnDemand?.Read < 1 => "Requested MaxReadRequestUnits for OnDemandThroughput is outside of valid range",
            _ when OnDemand?.Write < 1 => "Requested MaxWriteRequestUnits for OnDemandThroughput is outside of valid range",
            (BillingMode.Provisioned, _) when OnDemand is not null =>
                "Cannot override MaxReadRequestUnits for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST",
            _ => null,
        };
        if (conflict is not null)
        {
            throw DynamoDbError.InvalidRequest(conflict);
        }
    }

    /// <summary>Without an override all indexes, with one those that it names; they may get other names.</summary>
    private static IReadOnlyList<IndexDefinition> Choose(IReadOnlyList<IndexDefinition>? wanted, IReadOnlyList<IndexDefinition> source)
    {
        IEnumerable<IndexDefinition> whole = source
            .Where(index => index.Phase != TableStatus.Deleting)
            .Select(index => index with { Phase = TableStatus.Active, BusyUntil = default, BackfillsFrom = default });
        if (wanted is null)
        {
            return [.. whole];
        }

        foreach (IndexDefinition index in wanted)
        {
            if (!source.Any(known => known.Keys.SequenceEqual(index.Keys) && known.ProjectionType == index.ProjectionType))
            {
                throw DynamoDbError.InvalidRequest(
                    $"Index {index.Name} does not match a secondary index that existed in the source table and cannot be created during the "
                    + "restore operation");
            }
        }

        return wanted;
    }

    private static TableDefinition WithUsedAttributes(TableDefinition table)
    {
        HashSet<string> used = table.UsedAttributes;
        return table with { Attributes = [.. table.Attributes.Where(attribute => used.Contains(attribute.Name))] };
    }
}
