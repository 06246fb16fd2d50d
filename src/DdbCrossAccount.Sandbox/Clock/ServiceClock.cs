using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// The time that the services live in. It starts where it is told, runs at a rate, and can be moved forward; timers and
/// delays made from it are due in service time, also when it is moved or its rate changes.
/// </summary>
internal sealed class ServiceClock : TimeProvider
{
    private readonly TimeProvider _wall;
    private readonly Lock _lock = new();
    private readonly HashSet<ServiceTimer> _timers = [];
    private readonly DateTimeOffset _start;
    private Anchor _anchor;

    public ServiceClock(TimeProvider wall, DateTimeOffset? start = null, double rate = 1)
    {
        _wall = wall;
        _start = (start ?? wall.GetUtcNow()).ToUniversalTime();
        _anchor = new Anchor(wall.GetTimestamp(), _start, rate);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Service seconds per wall second.</summary>
    public double Rate => Volatile.Read(ref _anchor).Rate;

    public override DateTimeOffset GetUtcNow()
    {
        Anchor anchor = Volatile.Read(ref _anchor);
        return anchor.Service + (_wall.GetElapsedTime(anchor.WallTimestamp) * anchor.Rate);
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Moves the clock forward; what becomes due fires at once. Time never goes back.</summary>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        Restart(span, Rate);
    }

    /// <summary>From now on so many service seconds pass in one wall second.</summary>
    public void SetRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        Restart(TimeSpan.Zero, rate);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ServiceTimer(this, _wall, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Ends once the clock shows this time, at once when it already does. Unlike a delay it cannot outlast a clock that is
    /// moved between the reading of the time and the start of the wait.
    /// </summary>
    public async Task WaitUntilAsync(DateTimeOffset due)
    {
        if (GetUtcNow() >= due)
        {
            return;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new ServiceTimer(this, _wall, _ => reached.TrySetResult(), null);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.FireAt(due);
        await reached.Task.ConfigureAwait(false);
    }

    internal void Forget(ServiceTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private void Restart(TimeSpan advance, double rate)
    {
        ServiceTimer[] timers;
        lock (_lock)
        {
            Volatile.Write(ref _anchor, new Anchor(_wall.GetTimestamp(), GetUtcNow() + advance, rate));
            timers = [.. _timers];
        }

        foreach (ServiceTimer timer in timers)
        {
            timer.Rearm();
        }
    }

    private sealed record Anchor(long WallTimestamp, DateTimeOffset Service, double Rate);
}
