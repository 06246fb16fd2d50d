using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>Throttles. Code and text go by the table's billing mode and the limit, the reasons name limit and resource exactly.</summary>
internal static partial class DynamoDbError
{
    private const string HotKey =
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";

    public static ServiceException Throttled(Throttle throttle)
    {
        string code = ThrottleCode(throttle);
        // The member has a small letter where the front of the service throttles, as all its services have it.
        string member = code == "ThrottlingException" ? "throttlingReasons" : "ThrottlingReasons";
        byte[] reasons = JsonSerializer.SerializeToUtf8Bytes(new[] { new { reason = throttle.Reason, resource = throttle.Resource } });
        return new ServiceException(code, ThrottleText(throttle))
        {
            Members = [new KeyValuePair<string, System.ReadOnlyMemory<byte>>(member, reasons)],
        };
    }

    /// <summary>Streams and the control plane, called too often.</summary>
    public static ServiceException RateExceeded()
    {
        return new ServiceException("ThrottlingException", "Rate exceeded");
    }

    private static string ThrottleCode(Throttle throttle) => throttle switch
    {
        { Limit: ThroughputLimit.AccountLimitExceeded } => "RequestLimitExceeded",
        { IsOnDemand: true } => "ThrottlingException",
        _ => "ProvisionedThroughputExceededException",
    };

    private static string ThrottleText(Throttle throttle) => throttle switch
    {
        { Limit: ThroughputLimit.AccountLimitExceeded } =>
            "Throughput exceeds the current throughput limit for your account. Please contact AWS Support at "
            + "https://aws.amazon.com/support request a limit increase",
        { Limit: ThroughputLimit.MaxOnDemandThroughputExceeded } =>
            "Throughput exceeds the maximum OnDemandThroughput configured on table or index",
        { IsOnDemand: true, IsIndex: true, IsWrite: true } =>
            "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is automatically scaling your "
            + "index so please try again shortly.",
        { IsOnDemand: true } =>
            "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so "
            + $"please try again shortly. If exceptions persist, check if you have a hot key: {HotKey}",
        { IsIndex: true, IsWrite: true } =>
            "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider "
            + "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API",
        { IsIndex: true } =>
            "The level of configured provisioned throughput for the index was exceeded. Consider increasing your provisioning level with "
            + "the UpdateTable API.",
        _ =>
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with "
            + "the UpdateTable API.",
    };
}
