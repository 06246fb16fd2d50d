using System;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// Something outside that goes on for the services: an invocation of a function. An advance of the clock waits until its
/// disposal, but not while a request is held until a moment of service time: it may be that answer that it waits for.
/// </summary>
internal sealed class OutsideWork : IDisposable
{
    private readonly ServiceClock _clock;

    public OutsideWork(ServiceClock clock)
    {
        _clock = clock;
        clock.EnterOutside();
    }

    public void Dispose() => _clock.LeaveOutside();
}
