using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>A span of wall time or of service time.</summary>
internal sealed record FaultDelay(TimeSpan Span, bool IsServiceTime)
{
    /// <summary>Holds a request, or an invocation, for so long; the token ends the wait.</summary>
    public async Task WaitAsync(SandboxServices services, CancellationToken token)
    {
        using ServiceWork? work = Begin(services, holdsRequest: true);
        await WaitAsync(services, work, token);
    }

    /// <summary>The work that this delay is part of, if the clock is to wait for it.</summary>
    public ServiceWork? Begin(SandboxServices services, bool holdsRequest) =>
        IsServiceTime ? new ServiceWork(services.Clock, holdsRequest) : null;

    /// <summary>As the other, within a work that goes on after it.</summary>
    public Task WaitAsync(SandboxServices services, ServiceWork? work, CancellationToken token)
    {
        return work is null
            ? Task.Delay(Span, services.WallClock, token)
            : work.UntilAsync(services.Clock.GetUtcNow() + Span, token);
    }
}
