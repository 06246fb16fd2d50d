using System;

namespace DdbCrossAccount.Core.Throughput;

/// <summary>How long to wait before a call is repeated.</summary>
internal static class RetryDelay
{
    /// <summary>
    /// Full jitter: anywhere between nothing and an upper bound that doubles with each attempt, so that callers who
    /// were refused
    /// together do not come back together.
    /// </summary>
    /// <param name="attempt">How often the call was repeated already, from 0.</param>
    /// <param name="first">The upper bound of the first wait.</param>
    /// <param name="longest">The upper bound that no attempt exceeds.</param>
    /// <param name="chance">A number from 0 to below 1.</param>
    public static TimeSpan FullJitter(int attempt, TimeSpan first, TimeSpan longest, double chance) =>
        UpperBound(attempt, first, longest) * chance;

    private static TimeSpan UpperBound(int attempt, TimeSpan first, TimeSpan longest)
    {
        // As a double it cannot overflow, however often somebody tries.
        double ticks = first.Ticks * Math.Pow(2, attempt);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
