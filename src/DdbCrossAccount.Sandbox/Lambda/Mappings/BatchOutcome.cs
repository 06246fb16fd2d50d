using System;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>How the delivery of one batch to a function ended.</summary>
internal sealed record BatchOutcome
{
    public required string RequestId { get; init; }

    /// <summary>
    /// Null when the function was run. Else why it was not: it is throttled, not there or not ready, or Lambda failed. That
    /// is no failure of the function: it is tried again, and not counted as a retry.
    /// </summary>
    public string? NotInvoked { get; init; }

    /// <summary>Null when the function answered; else <c>Unhandled</c> and the like.</summary>
    public string? FunctionError { get; init; }

    public string ExecutedVersion { get; init; } = "$LATEST";

    /// <summary>What the function answered.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }
}
