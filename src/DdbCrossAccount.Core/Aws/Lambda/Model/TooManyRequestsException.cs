using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The caller makes too many calls, or the function runs too often at once.</summary>
internal sealed class TooManyRequestsException(RestError error) : AmazonLambdaException(error.Response)
{
    /// <summary>Which limit was met; null where the service does not say.</summary>
    public ThrottleReason? Reason { get; } = error.Reason is { } reason ? new ThrottleReason(reason) : null;

    /// <summary>How long to wait, in seconds, as the service wrote it; null where it does not say.</summary>
    public string? RetryAfterSeconds { get; } = error.RetryAfterSeconds;
}
