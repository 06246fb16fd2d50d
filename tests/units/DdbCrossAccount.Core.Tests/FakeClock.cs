using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests;

/// <summary>A clock that stands still until a test moves it; delays and timers of it end when it passes their time.</summary>
/// <remarks>
/// With <see cref="RunsDelaysUpTo"/> a delay that is not longer moves the clock by itself to its end, so that code which
/// waits and polls runs through at once. Longer ones (deadlines) wait for <see cref="Advance"/>.
/// </remarks>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimeSpan> _delays = [];
    private DateTimeOffset _now = start;

    public FakeClock()
        : this(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Delays up to this long end at once, with the clock moved; none by default.</summary>
    public TimeSpan RunsDelaysUpTo { get; init; } = TimeSpan.Zero;

    /// <summary>Every delay that was asked for so far.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock, ending what is due on the way in the order of its time.</summary>
    public void Advance(TimeSpan span) => AdvanceTo(GetUtcNow() + span);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(this, callback, state, period);
        timer.Change(dueTime, period);
        return timer;
    }

    private void AdvanceTo(DateTimeOffset end)
    {
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    private FakeTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            FakeTimer? timer = _timers.Where(each => each.Due <= end).MinBy(each => each.Due);
            DateTimeOffset reached = timer?.Due ?? end;
            _now = reached > _now ? reached : _now;
            if (timer is not null)
            {
                _timers.Remove(timer);
            }

            return timer;
        }
    }

    private void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);
            _delays.Add(dueTime);
        }

        if (dueTime <= RunsDelaysUpTo)
        {
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(timer.Due));
        }
    }

    private void Remove(FakeTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state, TimeSpan period) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire()
        {
            if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero)
            {
                clock.Schedule(this, period);
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
