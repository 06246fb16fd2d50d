using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>A timer that is due in service time. It waits on the wall clock and is armed anew when the service clock moves.</summary>
internal sealed class ServiceTimer : ITimer
{
    private readonly ServiceClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _wallTimer;
    private readonly Lock _lock = new();
    private DateTimeOffset? _due;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public ServiceTimer(ServiceClock clock, TimeProvider wall, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _wallTimer = wall.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
            _period = period;
        }

        return Rearm();
    }

    /// <summary>Fires once, when the service clock shows this time or later.</summary>
    public void FireAt(DateTimeOffset due)
    {
        lock (_lock)
        {
            _due = due;
        }

        Rearm();
    }

    /// <summary>Waits for what is left of the time, as the service clock runs now.</summary>
    public bool Rearm()
    {
        lock (_lock)
        {
            TimeSpan wait = _due is DateTimeOffset due ? WallTime(due - _clock.GetUtcNow()) : Timeout.InfiniteTimeSpan;
            return _wallTimer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _clock.Forget(this);
        _wallTimer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _clock.Forget(this);
        return _wallTimer.DisposeAsync();
    }

    // Rounded up to a millisecond: a timer that fires early would find nothing due.
    private TimeSpan WallTime(TimeSpan left)
    {
        double milliseconds = Math.Ceiling(left.TotalMilliseconds / _clock.Rate);
        return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, uint.MaxValue - 2));
    }

    private void Fire()
    {
        if (TakeDue())
        {
            _callback(_state);
        }

        Rearm();
    }

    private bool TakeDue()
    {
        lock (_lock)
        {
            if (_due is not DateTimeOffset due || due > _clock.GetUtcNow())
            {
                return false;
            }

            _due = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? null : due + _period;
            return true;
        }
    }
}
