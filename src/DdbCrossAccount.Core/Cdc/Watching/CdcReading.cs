using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Draining;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>All that was read of a change data capture at one moment.</summary>
/// <param name="Ledger">What the ledger tells.</param>
/// <param name="Parts">What AWS has.</param>
/// <param name="Drain">How far the stream is read; null when the stream is gone.</param>
/// <param name="Break">Why no loss can no longer be shown; null as long as it can.</param>
/// <param name="CatchUp">The time until the lag is gone; null while that is not known.</param>
internal sealed record CdcReading(
    LedgerReport Ledger,
    PartsReport Parts,
    DrainFigures? Drain,
    CdcBreak? Break,
    TimeSpan? CatchUp)
{
    /// <summary>All settings that are no longer as they were made.</summary>
    public IReadOnlyList<string> Drift => CdcJudge.FindDrift(Ledger, Parts);

    /// <summary>Whether it is in sync, where that was asked.</summary>
    public bool? IsInSync { get; private init; }

    /// <summary>Whether it is drained, where that was asked.</summary>
    public bool? IsDrained { get; private init; }

    /// <summary>The reading with an answer to what is waited for.</summary>
    public CdcReading For(CdcWaitOptions options) => options.Goal == CdcGoal.Drained
        ? this with { IsDrained = Reaches(options) }
        : this with { IsInSync = Reaches(options) };

    /// <summary>True when what is waited for is there.</summary>
    public bool Reaches(CdcWaitOptions options) =>
        Break is null && HasCaughtUp(options) && Ledger is { ParkedCount: 0, DoubtCount: 0 };

    /// <summary>True when nothing but keys that have to be repaired stands against it.</summary>
    public bool IsHeldByFailures(CdcWaitOptions options) =>
        Break is null && HasCaughtUp(options) && (Ledger.ParkedCount > 0 || Ledger.DoubtCount > 0);

    // In sync: every record that can be read has its receipt but those younger than the bound. Drained: every shard was
    // read to its end, every record in it has its receipt, and nothing is being written.
    private bool HasCaughtUp(CdcWaitOptions options) => options.Goal == CdcGoal.Drained
        ? Drain is { IsReadToEnd: true } && Ledger.Intents.Count == 0
        : Drain?.LagAtMost <= options.MaximumLag;
}
