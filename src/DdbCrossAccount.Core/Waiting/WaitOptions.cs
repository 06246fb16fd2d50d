using System;

namespace DdbCrossAccount.Core.Waiting;

/// <summary>How long, and how often, something that AWS does by itself is asked for.</summary>
internal sealed record WaitOptions
{
    /// <summary>
    /// After this long the waiting ends with an error for each unfinished one, which goes on by itself. Default:
    /// never.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The time between two questions. Default: 1 s, growing to 30 s.</summary>
    public PollSchedule Schedule { get; init; } = PollSchedule.Default;
}
