using System;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>What change data capture is waited for, and how long.</summary>
internal sealed record CdcWaitOptions
{
    // The stream is read along, and somebody's writers may stand still meanwhile: the pauses are short.
    private static readonly PollSchedule Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

    /// <summary>What is waited for.</summary>
    public required CdcGoal Goal { get; init; }

    /// <summary>With a longer lag it is not in sync. Default: one minute.</summary>
    public TimeSpan MaximumLag { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After this long the waiting ends with an error for each that is not there yet. Default: never.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is looked.</summary>
    public WaitOptions Polling => new() { Timeout = Timeout, Schedule = Pauses };
}
