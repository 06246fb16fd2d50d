using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>An error answer of a REST service.</summary>
/// <param name="Response">Code, message and request id, as the SDK's exceptions take them.</param>
/// <param name="Reason">Which limit a throttled call ran into; null where the answer does not say.</param>
/// <param name="RetryAfterSeconds">The header Retry-After; null where there is none.</param>
internal sealed record RestError(ErrorResponse Response, string? Reason, string? RetryAfterSeconds);
