using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// A timer that is due in service time. It waits on the wall clock and is armed anew when the service clock moves; a
/// clock that is moved in steps fires it itself. When it is due and how often it was armed is the clock's to guard.
/// </summary>
internal sealed class ServiceTimer : ITimer
{
    private readonly ServiceClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _wallTimer;
    private readonly Lock _waiting = new();
    private long _arming;

    public ServiceTimer(ServiceClock clock, TimeProvider wall, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _wallTimer = wall.CreateTimer(_ => FireAndRearm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset Due { get; private set; }

    /// <summary>Null: it fires once.</summary>
    public TimeSpan? Period { get; private set; }

    /// <summary>Those that are due at the same time fire in the order in which they were armed.</summary>
    public static int CompareDue(ServiceTimer left, ServiceTimer right)
    {
        int byDue = left.Due.CompareTo(right.Due);
        return byDue != 0 ? byDue : left._arming.CompareTo(right._arming);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            _clock.Disarm(this);
        }
        else
        {
            bool isPeriodic = period > TimeSpan.Zero;
            _clock.Arm(this, _clock.GetUtcNow() + dueTime, isPeriodic ? period : null);
        }

        return Rearm();
    }

    /// <summary>Fires once, at this moment of service time.</summary>
    public void Change(DateTimeOffset due)
    {
        _clock.Arm(this, due, period: null);
        Rearm();
    }

    /// <summary>Only for the clock, under its lock.</summary>
    public void Set(DateTimeOffset due, TimeSpan? period, long arming)
    {
        Due = due;
        Period = period;
        _arming = arming;
    }

    /// <summary>Waits for what is left of the time, as the service clock runs now.</summary>
    public bool Rearm()
    {
        // Reading what is left and waiting for it belong together: else an older reading could win over a newer one.
        lock (_waiting)
        {
            return _wallTimer.Change(WallTime(_clock.WaitOf(this)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Calls back, if it is due and no other thread has done so.</summary>
    public void Fire()
    {
        _clock.Enter();
        try
        {
            if (_clock.TakeDue(this))
            {
                _callback(_state);
            }
        }
        finally
        {
            _clock.Leave();
        }
    }

    public void Dispose()
    {
        _clock.Disarm(this);
        _wallTimer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _clock.Disarm(this);
        return _wallTimer.DisposeAsync();
    }

    private void FireAndRearm()
    {
        Fire();
        Rearm();
    }

    // Rounded up to a millisecond: a timer that fires early would find nothing due.
    private TimeSpan WallTime(TimeSpan? left)
    {
        if (left is not TimeSpan time)
        {
            return Timeout.InfiniteTimeSpan;
        }

        double milliseconds = Math.Ceiling(time.TotalMilliseconds / _clock.Rate);
        return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, uint.MaxValue - 2));
    }
}
