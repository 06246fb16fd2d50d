using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Changes of billing mode, provisioned units and on-demand maximums by UpdateTable. Called under the table's lock.</summary>
internal static class ThroughputUpdate
{
    /// <summary>The definition that the table will have; the same where there is nothing to change.</summary>
    public static TableDefinition Apply(Table table, TableUpdate update)
    {
        TableDefinition old = table.Target;
        if ((update.Billing ?? old.Billing) == BillingMode.PayPerRequest)
        {
            return update.Provisioned is null ? ToOnDemand(table, old) : throw UnitsOfOnDemand(update);
        }

        return update.Provisioned is not null ? ToProvisioned(table, update, old, update.Provisioned)
            : update.Billing is null ? old
            : throw DynamoDbError.InvalidValues("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    }

    /// <summary>The definition with billing and throughput of the other.</summary>
    public static TableDefinition Take(TableDefinition definition, TableDefinition changed)
    {
        return definition with
        {
            Billing = changed.Billing,
            Provisioned = changed.Provisioned,
            OnDemand = changed.OnDemand,
            OnDemandSince = changed.OnDemandSince,
            Warm = WarmThroughput.Grown(definition.Warm, changed.IsOnDemand, changed.Provisioned),
            GlobalIndexes = changed.IsOnDemand ? changed.GlobalIndexes : definition.GlobalIndexes,
        };
    }

    private static System.Exception UnitsOfOnDemand(TableUpdate update)
    {
        return DynamoDbError.InvalidValues(update.Billing is null
            ? "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST"
            : "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
    }

    private static TableDefinition ToOnDemand(Table table, TableDefinition old)
    {
        if (old.IsOnDemand)
        {
            return old;
        }

        table.Changes.NoteOnDemandSwitch(table.Now);
        return old with
        {
            Billing = BillingMode.PayPerRequest,
            Provisioned = null,
            OnDemandSince = table.Now,
            Warm = WarmThroughput.Grown(old.Warm, isOnDemand: true, provisioned: null),
            GlobalIndexes = [.. old.GlobalIndexes.Select(index => index with { Provisioned = null })],
        };
    }

    private static TableDefinition ToProvisioned(Table table, TableUpdate update, TableDefinition old, Throughput units)
    {
        ThroughputLimits.RequireUnits(units, table.Arn.Region, index: null);
        if (units == old.Provisioned && !update.ChangesIndexes)
        {
            throw DynamoDbError.Validation(
                "The provisioned throughput for the table will not change. The requested value equals the current value. "
                + $"Current ReadCapacityUnits provisioned for the table: {units.Read}. Requested ReadCapacityUnits: {units.Read}. "
                + $"Current WriteCapacityUnits provisioned for the table: {units.Write}. Requested WriteCapacityUnits: {units.Write}. "
                + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
        }

        table.Changes.NoteThroughput(old.Provisioned ?? units, units, table.Now);
        return old with
        {
            Billing = BillingMode.Provisioned,
            Provisioned = units,
            OnDemand = null,
            Warm = WarmThroughput.Grown(old.Warm, isOnDemand: false, units),
        };
    }
}
