using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Which changes one UpdateTable request may hold: nearly always one.</summary>
internal static class TableUpdateRules
{
    public static void Check(TableUpdate update)
    {
        RequireSomeChange(update);
        RefuseEmptyList(update);
        RequireAlone(update);
        RequireFitting(update);
    }

    private static void RequireSomeChange(TableUpdate update)
    {
        if (Count(update) == 0)
        {
            throw DynamoDbError.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, "
                + "SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
                + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required");
        }
    }

    private static void RefuseEmptyList(TableUpdate update)
    {
        if (update.HasNoIndexChange)
        {
            throw DynamoDbError.InvalidValues("List of GlobalSecondaryIndexUpdates is empty");
        }
    }

    /// <summary>Where several must come alone, AWS names the first of these.</summary>
    private static void RequireAlone(TableUpdate update)
    {
        string? alone = Count(update) == 1 ? null
            : update.Encryption is not null ? "Server-Side Encryption modification"
            : update.TableClass is not null ? "TableClass modification"
            : update.DeletionProtection is not null ? "DeletionProtection modification"
            : update.Warm is not null ? "WarmThroughput"
            : null;
        if (alone is not null)
        {
            throw DynamoDbError.InvalidValues($"{alone} must be the only operation in the request");
        }
    }

    private static void RequireFitting(TableUpdate update)
    {
        bool changesUnits = update.Provisioned is not null || update.Billing == BillingMode.Provisioned;
        string? conflict = (update.OnDemand is not null && (update.ChangesStream || update.ChangesIndexes))
                ? "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"
            : update.ChangesStream && changesUnits ? "You cannot modify stream status while updating table IOPS"
            : update.AddsOrRemovesIndex && update.ChangesThroughput ? "You cannot create or delete index while updating table IOPS"
            : update.AddsOrRemovesIndex && update.ChangesStream ? "You cannot create or delete index while changing stream status"
            : null;
        if (conflict is not null)
        {
            throw DynamoDbError.InvalidValues(conflict);
        }
    }

    /// <summary>Billing mode and provisioned units are one change.</summary>
    private static int Count(TableUpdate update)
    {
        bool[] changes =
        [
            update.ChangesThroughput, update.OnDemand is not null, update.Warm is not null, update.Encryption is not null,
            update.TableClass is not null, update.DeletionProtection is not null, update.ChangesStream, update.ChangesIndexes,
        ];
        return changes.Count(isChanged => isChanged);
    }
}
