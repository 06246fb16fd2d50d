using DdbCrossAccount.Sandbox.DynamoDb.Capacity;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>A throttle as the reason why a transaction was cancelled.</summary>
internal static class ThrottleReason
{
    public static CancellationReason Of(Throttle throttle)
    {
        string code = throttle.IsOnDemand ? "ThrottlingError" : "ProvisionedThroughputExceeded";
        return new CancellationReason(code, DynamoDbError.Throttled(throttle).Message, default);
    }
}
