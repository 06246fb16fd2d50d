using System.Collections.Generic;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The requests that were asked for, oldest first.</summary>
internal sealed record SandboxRecordedRequests
{
    public required IReadOnlyList<SandboxRecordedRequest> Requests { get; init; }

    /// <summary>False when the sandbox forgets every body at once.</summary>
    public required bool KeepsBodies { get; init; }
}
