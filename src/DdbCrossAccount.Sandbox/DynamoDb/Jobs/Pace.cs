using System;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Spreads the work of a job over its duration in service time, counted from its start.</summary>
internal sealed class Pace(TimeProvider clock, DateTimeOffset start, TimeSpan duration)
{
    /// <summary>Waits until this part of the duration (0 to 1) has passed; not at all when it already has.</summary>
    public async Task UntilAsync(double part)
    {
        TimeSpan left = start + (duration * part) - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock).ConfigureAwait(false);
        }
    }
}
