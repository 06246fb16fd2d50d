using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Spreads the work of a job over its duration in service time, counted from its start.</summary>
internal sealed class Pace(ServiceClock clock, DateTimeOffset start, TimeSpan duration)
{
    /// <summary>Waits until this part of the duration (0 to 1) has passed; not at all when it already has.</summary>
    public Task UntilAsync(double part) => clock.WaitUntilAsync(start + (duration * part));
}
