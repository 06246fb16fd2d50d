using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Spreads the work of a job over its duration in service time, counted from its start.</summary>
internal sealed class Pace(TimeProvider clock, DateTimeOffset start, TimeSpan duration)
{
    /// <summary>Waits until this part of the duration (0 to 1) has passed; not at all when it already has.</summary>
    public async Task UntilAsync(double part)
    {
        DateTimeOffset due = start + (duration * part);
        using var passed = new CancellationTokenSource();
        TimeSpan left = due - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        Task delay = Task.Delay(left, clock, passed.Token);

        // A clock that was moved between the reading and the start of the delay would be waited for once more.
        if (clock.GetUtcNow() < due)
        {
            await delay.ConfigureAwait(false);
        }

        await passed.CancelAsync().ConfigureAwait(false);
    }
}
