using System;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// How long a batch waits before it is delivered again: a quarter of a second at first, twice as long each time, at most a
/// minute. AWS tells only that it backs off.
/// </summary>
internal static class RetryDelay
{
    private const int MostDoublings = 8;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="failures">How often it was in vain so far, at least once.</param>
    public static TimeSpan After(int failures)
    {
        TimeSpan delay = First * (1L << Math.Clamp(failures - 1, 0, MostDoublings));
        return delay < Longest ? delay : Longest;
    }
}
