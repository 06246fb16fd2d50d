using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>A table that is ready to be exported, with the proof.</summary>
internal sealed record PreparedExport
{
    /// <summary>The table.</summary>
    public required ExportCandidate Candidate { get; init; }

    /// <summary>
    /// True when recovery was on before, or when it cannot be told who turned it on; false when it was us.
    /// </summary>
    public required bool WasRecoveryOn { get; init; }

    /// <summary>The stream that the snapshot is tied to.</summary>
    public required StreamProof Stream { get; init; }

    /// <summary>The snapshot of a full export, or the end of an incremental one's window.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The newest restorable time that was read last.</summary>
    public required DateTime LatestRestorable { get; init; }
}
