using System;

namespace DdbCrossAccount.Core.Waiting;

/// <summary>The pauses between two questions: they grow by half each time until the longest is reached.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Longest">No pause is longer.</param>
internal sealed record PollSchedule(TimeSpan First, TimeSpan Longest)
{
    private const double Growth = 1.5;

    /// <summary>1 s growing to 30 s: short work is seen at once, and hours cost two calls a minute.</summary>
    public static PollSchedule Default { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>The pause after the given number of earlier pauses.</summary>
    public TimeSpan PauseAfter(int earlierPauses)
    {
        double seconds = First.TotalSeconds * Math.Pow(Growth, earlierPauses);
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
    }
}
