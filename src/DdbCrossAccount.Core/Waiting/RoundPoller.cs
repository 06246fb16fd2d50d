using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Waiting;

/// <summary>Asks for several things together, round by round, until each has ended or the time is up.</summary>
/// <remarks>
/// All of a round are asked at once, and one pause follows: the whole takes the time of the slowest, not the sum.
/// </remarks>
internal sealed class RoundPoller(TimeProvider clock)
{
    // Control-plane calls: enough for many tables, and far below what an account may call a second.
    private const int AskedAtOnce = 8;

    /// <summary>Polls; returns what had not ended when the time was up.</summary>
    /// <param name="items">What is waited for.</param>
    /// <param name="hasEnded">Asks for one; true when it needs no more asking.</param>
    /// <param name="options">How long and how often.</param>
    /// <param name="token">Ends the waiting.</param>
    public async Task<IReadOnlyList<T>> PollAsync<T>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<bool>> hasEnded,
        WaitOptions options,
        CancellationToken token)
    {
        long start = clock.GetTimestamp();
        IReadOnlyList<T> unfinished = await AskAsync(items, hasEnded, token).ConfigureAwait(false);
        for (int pauses = 0; unfinished.Count > 0; pauses++)
        {
            TimeSpan left = options.Timeout is { } timeout ? timeout - clock.GetElapsedTime(start) : TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            TimeSpan pause = options.Schedule.PauseAfter(pauses);
            await Task.Delay(pause < left ? pause : left, clock, token).ConfigureAwait(false);
            unfinished = await AskAsync(unfinished, hasEnded, token).ConfigureAwait(false);
        }

        return unfinished;
    }

    private static async Task<IReadOnlyList<T>> AskAsync<T>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<bool>> hasEnded,
        CancellationToken token)
    {
        var ended = new bool[items.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = token };
        await Parallel.ForAsync(
            0,
            items.Count,
            parallel,
            async (index, t) => ended[index] = await hasEnded(items[index], t).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. items.Where((_, index) => !ended[index])];
    }
}
