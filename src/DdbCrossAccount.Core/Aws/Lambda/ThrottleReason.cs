using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Which limit a throttled call ran into.</summary>
internal sealed class ThrottleReason : ConstantClass
{
    public static readonly ThrottleReason ConcurrentInvocationLimitExceeded = new("ConcurrentInvocationLimitExceeded");

    public static readonly ThrottleReason FunctionInvocationRateLimitExceeded = new("FunctionInvocationRateLimitExceeded");

    public static readonly ThrottleReason ReservedFunctionConcurrentInvocationLimitExceeded = new("ReservedFunctionConcurrentInvocationLimitExceeded");

    public static readonly ThrottleReason ReservedFunctionInvocationRateLimitExceeded = new("ReservedFunctionInvocationRateLimitExceeded");

    public static readonly ThrottleReason CallerRateLimitExceeded = new("CallerRateLimitExceeded");

    public static readonly ThrottleReason ConcurrentSnapshotCreateLimitExceeded = new("ConcurrentSnapshotCreateLimitExceeded");

    public ThrottleReason(string value)
        : base(value)
    {
    }

    public static implicit operator ThrottleReason(string value) => new(value);
}
