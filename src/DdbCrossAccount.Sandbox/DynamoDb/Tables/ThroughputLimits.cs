namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The account's default quotas of throughput, and the ranges of on-demand maximums.</summary>
internal static class ThroughputLimits
{
    public const long AccountMaximum = 80_000;
    public const long TableMaximum = 40_000;

    /// <summary>Throws LimitExceededException for more provisioned units than one table or index may have.</summary>
    public static void RequireUnits(Throughput? units, string region, string? index)
    {
        Require("ReadCapacityUnits", units?.Read, region, index);
        Require("WriteCapacityUnits", units?.Write, region, index);
    }

    /// <summary>Maximums begin at 1; in a change -1 takes one away.</summary>
    public static void RequireMaximums(Throughput? maximums, string region, bool isChange)
    {
        RequireMaximum("Read", maximums?.Read, region, isChange);
        RequireMaximum("Write", maximums?.Write, region, isChange);
    }

    private static void Require(string member, long? units, string region, string? index)
    {
        if (units > TableMaximum)
        {
            string scope = index is null ? "table" : "index";
            throw DynamoDbError.LimitExceeded(
                $"The requested {member}{(index is null ? "" : $" for index {index}")}, {units}, is above the per {scope} maximum for the account "
                + $"in {region}. Per {scope} maximum: {TableMaximum}. "
                + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
        }
    }

    private static void RequireMaximum(string kind, long? maximum, string region, bool isChange)
    {
        if (maximum < 1 && !(isChange && maximum == -1))
        {
            throw DynamoDbError.InvalidValues($"Requested Max{kind}RequestUnits for OnDemandThroughput for table is outside of valid range");
        }

        if (maximum > TableMaximum)
        {
            throw DynamoDbError.SubscriberLimit(
                $"Requested Max{kind}RequestUnits for OnDemandThroughput for table exceeds TableMax{kind}CapacityUnits of the account in region {region}");
        }
    }
}
