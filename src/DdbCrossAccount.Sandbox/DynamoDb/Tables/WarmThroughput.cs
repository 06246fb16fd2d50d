using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// What a table can serve at once: never less than it ever could. A new on-demand table starts with 12,000 reads and 4,000
/// writes a second, a provisioned one with its units.
/// </summary>
internal static class WarmThroughput
{
    private const long OnDemandReads = 12_000;
    private const long OnDemandWrites = 4_000;

    private const string InitialOnDemand =
        "lower than initial throughput for OnDemand. See: "
        + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial";

    /// <summary>Of a table that is being made; what is asked for must not be less than it has anyhow.</summary>
    public static Throughput Initial(bool isOnDemand, Throughput? provisioned, Throughput? asked)
    {
        Throughput least = isOnDemand ? OnDemand : new Throughput(provisioned?.Read, provisioned?.Write);
        RequireNotLess(
            asked, least,
            isOnDemand ? InitialOnDemand : "lower than ReadCapacityUnits of ProvisionedThroughput",
            isOnDemand ? InitialOnDemand : "lower than WriteCapacityUnits of ProvisionedThroughput");
        return Greater(least, asked);
    }

    /// <summary>After an UpdateTable that asks for more.</summary>
    public static Throughput Raised(Throughput current, Throughput asked)
    {
        const string Decrease = "lower than current WarmThroughput, decreasing WarmThroughput is not supported";
        RequireNotLess(asked, current, Decrease, Decrease);
        return Greater(current, asked);
    }

    /// <summary>After a change of billing mode or units.</summary>
    public static Throughput Grown(Throughput current, bool isOnDemand, Throughput? provisioned)
    {
        return Greater(current, isOnDemand ? OnDemand : provisioned);
    }

    private static Throughput OnDemand => new(OnDemandReads, OnDemandWrites);

    private static void RequireNotLess(Throughput? asked, Throughput least, string readReason, string writeReason)
    {
        string? reason = asked?.Read < least.Read ? $"Requested ReadUnitsPerSecond for WarmThroughput for table is {readReason}"
            : asked?.Write < least.Write ? $"Requested WriteUnitsPerSecond for WarmThroughput for table is {writeReason}"
            : null;
        if (reason is not null)
        {
            throw DynamoDbError.InvalidValues(reason);
        }
    }

    private static Throughput Greater(Throughput one, Throughput? other)
    {
        return new Throughput(Math.Max(one.Read ?? 0, other?.Read ?? 0), Math.Max(one.Write ?? 0, other?.Write ?? 0));
    }
}
