using System;

namespace DdbCrossAccount.Core.Errors;

/// <summary>What AWS answered, as it stands at the end of a message: its code and the request id, never its text.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="RequestId">The id under which AWS's support finds the request.</param>
/// <param name="Exception">The exception underneath.</param>
internal sealed record ServiceAnswer(string? Code, string? RequestId, Exception Exception)
{
    /// <summary>With a leading blank: <c> [AccessDeniedException, request 4KQ…]</c>; empty when AWS said neither.</summary>
    public override string ToString() => (Code, RequestId) switch
    {
        ({ Length: > 0 } code, { Length: > 0 } id) => $" [{code}, request {id}]",
        ({ Length: > 0 } code, _) => $" [{code}]",
        (_, { Length: > 0 } id) => $" [request {id}]",
        _ => string.Empty,
    };
}
