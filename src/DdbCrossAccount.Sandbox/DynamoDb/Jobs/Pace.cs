using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Spreads the work of a job over its duration in service time, counted from its start. The job disposes it at its end.</summary>
internal sealed class Pace(ServiceClock clock, DateTimeOffset start, TimeSpan duration) : IDisposable
{
    private readonly ServiceWork _work = new(clock);

    /// <summary>Waits until this part of the duration (0 to 1) has passed; not at all when it already has.</summary>
    public Task UntilAsync(double part) => _work.UntilAsync(start + (duration * part));

    /// <summary>Waits until so much time has passed since the start.</summary>
    public Task UntilAsync(TimeSpan sinceStart) => _work.UntilAsync(start + sinceStart);

    public void Dispose() => _work.Dispose();
}
