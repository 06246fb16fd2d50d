using System;
using System.Collections.Generic;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// The time that the services live in. It starts where it is told, runs at a rate, and can be moved forward; timers,
/// delays and <see cref="ServiceWork"/> made from it are due in service time, also when it is moved or its rate
/// changes.
/// </summary>
internal sealed class ServiceClock : TimeProvider
{
    private readonly TimeProvider _wall;
    private readonly DateTimeOffset _start;
    private readonly Lock _moving = new();
    private readonly Lock _lock = new();
    private readonly object _rest = new();
    private readonly SortedSet<ServiceTimer> _armed = new(Comparer<ServiceTimer>.Create(ServiceTimer.CompareDue));
    private Anchor _anchor;
    private double _rate;
    private long _armings;
    private int _busy;
    private int _outside;
    private int _held;

    public ServiceClock(TimeProvider wall, DateTimeOffset? start = null, double rate = 1)
    {
        _wall = wall;
        _rate = rate;
        _start = (start ?? wall.GetUtcNow()).ToUniversalTime();
        _anchor = new Anchor(wall.GetTimestamp(), _start, rate);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Service seconds per wall second.</summary>
    public double Rate => Volatile.Read(ref _rate);

    public override DateTimeOffset GetUtcNow()
    {
        Anchor anchor = Volatile.Read(ref _anchor);
        return anchor.Service + (_wall.GetElapsedTime(anchor.WallTimestamp) * anchor.Rate);
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>
    /// Moves the clock forward, from one due moment to the next: what is due is called in the order of its time, and
    /// the clock stands still at that very time until it has returned, all <see cref="ServiceWork"/> has come to rest and
    /// all <see cref="OutsideWork"/> has ended; what thereby becomes due within the span is called in its turn. When this
    /// returns all of it has been done. Time never goes back. Must not be called by what the clock calls.
    /// </summary>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        lock (_moving)
        {
            DateTimeOffset end = GetUtcNow() + span;
            try
            {
                MoveTo(GetUtcNow(), rate: 0);
                WaitForRest();
                while (FindDue(end) is ServiceTimer timer)
                {
                    MoveTo(timer.Due, rate: 0);
                    timer.Fire();
                    WaitForRest();
                }

                MoveTo(end, rate: 0);
            }
            finally
            {
                MoveTo(GetUtcNow(), Rate);
            }

            RearmAll();
        }
    }

    /// <summary>From now on so many service seconds pass in one wall second.</summary>
    public void SetRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        lock (_moving)
        {
            Volatile.Write(ref _rate, rate);
            MoveTo(GetUtcNow(), rate);
            RearmAll();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ServiceTimer(this, _wall, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A timer that fires once, at a moment of service time; at once if that has passed.</summary>
    public ITimer CreateTimer(TimerCallback callback, object? state, DateTimeOffset due)
    {
        var timer = new ServiceTimer(this, _wall, callback, state);
        timer.Change(due);
        return timer;
    }

    /// <summary>
    /// Tells that something is being done in service time: an advance waits until <see cref="Leave"/>.
    /// </summary>
    internal void Enter()
    {
        lock (_rest)
        {
            _busy++;
        }
    }

    internal void Leave()
    {
        lock (_rest)
        {
            if (--_busy == 0)
            {
                Monitor.PulseAll(_rest);
            }
        }
    }

    /// <summary>The same of something outside: an advance does not wait for it while a request is held.</summary>
    internal void EnterOutside()
    {
        lock (_rest)
        {
            _outside++;
        }
    }

    internal void LeaveOutside()
    {
        lock (_rest)
        {
            if (--_outside == 0)
            {
                Monitor.PulseAll(_rest);
            }
        }
    }

    /// <summary>
    /// Tells that a request is held until a moment of service time: what is outside may wait for its answer.
    /// </summary>
    internal void BeginHold()
    {
        lock (_rest)
        {
            _held++;
            Monitor.PulseAll(_rest);
        }
    }

    internal void EndHold()
    {
        lock (_rest)
        {
            _held--;
        }
    }

    internal void Arm(ServiceTimer timer, DateTimeOffset due, TimeSpan? period)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
            timer.Set(due, period, ++_armings);
            _armed.Add(timer);
        }
    }

    internal void Disarm(ServiceTimer timer)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
        }
    }

    /// <summary>Wall time until the timer is due as the clock runs now; null when it is not armed.</summary>
    internal TimeSpan? WaitOf(ServiceTimer timer)
    {
        lock (_lock)
        {
            return _armed.Contains(timer) ? timer.Due - GetUtcNow() : null;
        }
    }

    /// <summary>
    /// Takes the timer out if it is due, so that only one thread fires it; a periodic one is armed for the next time.
    /// </summary>
    internal bool TakeDue(ServiceTimer timer)
    {
        lock (_lock)
        {
            if (!_armed.Contains(timer) || timer.Due > GetUtcNow())
            {
                return false;
            }

            _armed.Remove(timer);
            if (timer.Period is TimeSpan period)
            {
                timer.Set(timer.Due + period, period, ++_armings);
                _armed.Add(timer);
            }

            return true;
        }
    }

    private ServiceTimer? FindDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            return _armed.Min is ServiceTimer timer && timer.Due <= end ? timer : null;
        }
    }

    // A timer that was due before now does not take the clock back.
    private void MoveTo(DateTimeOffset time, double rate)
    {
        lock (_lock)
        {
            DateTimeOffset now = GetUtcNow();
            Volatile.Write(ref _anchor, new Anchor(_wall.GetTimestamp(), time > now ? time : now, rate));
        }
    }

    private void WaitForRest()
    {
        lock (_rest)
        {
            while (_busy > 0 || (_outside > 0 && _held <= 0))
            {
                Monitor.Wait(_rest);
            }
        }
    }

    private void RearmAll()
    {
        ServiceTimer[] timers;
        lock (_lock)
        {
            timers = [.. _armed];
        }

        foreach (ServiceTimer timer in timers)
        {
            timer.Rearm();
        }
    }

    private sealed record Anchor(long WallTimestamp, DateTimeOffset Service, double Rate);
}
