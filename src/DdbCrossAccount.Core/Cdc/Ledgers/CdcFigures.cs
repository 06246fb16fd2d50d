using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// Counts of what the function did, of a minute or of all time. They are for display and prove nothing.
/// </summary>
internal sealed record CdcFigures
{
    /// <summary>Invocations that settled something.</summary>
    public long Batches { get; init; }

    /// <summary>Records settled: applied, superseded, skipped, parked.</summary>
    public long Records { get; init; }

    /// <summary>Items put.</summary>
    public long Puts { get; init; }

    /// <summary>Items deleted.</summary>
    public long Deletes { get; init; }

    /// <summary>Records of deletions by time to live.</summary>
    public long TimeToLiveDeletes { get; init; }

    /// <summary>Records that a later one of their key in the same batch made needless.</summary>
    public long Superseded { get; init; }

    /// <summary>Records older than the snapshot.</summary>
    public long Skipped { get; init; }

    /// <summary>Records parked.</summary>
    public long Parked { get; init; }

    /// <summary>Writes that the target left undone at first, for lack of throughput.</summary>
    public long Repeated { get; init; }

    /// <summary>The creation time of the newest record of the batch that was counted last.</summary>
    public DateTime? NewestCreated { get; init; }

    /// <summary>When the batch that was counted last was applied, in the service's own time.</summary>
    public DateTime? AppliedAt { get; init; }

    /// <summary>From creation to application, of the applied records.</summary>
    public LagHistogram Lag { get; init; } = new();

    /// <summary>The minute that was counted; null for all time.</summary>
    public DateTime? Minute { get; init; }
}
