using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Throughput;

/// <summary>
/// Holds the calls to one table to a number of capacity units a second, and to less while the service throttles them.
/// </summary>
/// <remarks>
/// A token bucket that goes into debt, because what a call cost is known from its answer: the next calls wait until the debt
/// is paid, so the average keeps the limit and one second of it may come at once. After a throttle the rate is halved, at most
/// once a second, and grows by a twentieth of what it was at the throttle with each second without one (additive increase,
/// multiplicative decrease: Chiu and Jain, 1989). Thread-safe.
/// </remarks>
internal sealed class CapacityBucket
{
    private const double Decrease = 0.5;

    private const double IncreasePerSecond = 0.05;

    // The least that lets a table go on: one page of half a megabyte, eventually consistent, takes that many.
    private const double LeastRate = 5;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;
    private readonly object _lock = new();
    private double _limit;
    private double _rate;
    private double _throttledRate;
    private double _balance;
    private double _spentInWindow;
    private double _measuredRate;
    private double _spent;
    private long _refilledAt;
    private long _windowStartedAt;
    private long _throttledAt;

    /// <param name="clock">Time.</param>
    /// <param name="unitsPerSecond">The limit; infinity for none.</param>
    public CapacityBucket(TimeProvider clock, double unitsPerSecond = double.PositiveInfinity)
    {
        _clock = clock;
        _refilledAt = _windowStartedAt = clock.GetTimestamp();
        _limit = _rate = unitsPerSecond;
        _balance = BurstOf(unitsPerSecond);
    }

    /// <summary>What calls may take, in capacity units a second; it may be changed at any time. Infinity for no limit.</summary>
    public double Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }

        set
        {
            lock (_lock)
            {
                Refill();
                _limit = value;
                _rate = _throttledAt == 0 ? value : Math.Min(_rate, value);
                _balance = Math.Min(_balance, BurstOf(_rate));
            }
        }
    }

    /// <summary>What calls may take now: less than the limit for a while after throttles.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                Refill();
                return _rate;
            }
        }
    }

    /// <summary>All capacity units that were counted.</summary>
    public double Spent
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>Waits until a call may be made.</summary>
    public async Task WaitAsync(CancellationToken token)
    {
        while (DebtTime() is { } wait)
        {
            await Task.Delay(wait, _clock, token).ConfigureAwait(false);
        }
    }

    /// <summary>Counts what a call has cost.</summary>
    /// <param name="units">Its consumed capacity.</param>
    public void Charge(double units)
    {
        lock (_lock)
        {
            Refill();
            _balance -= units;
            _spentInWindow += units;
            _spent += units;
        }
    }

    /// <summary>The service refused a call for lack of throughput.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            Refill();
            if (_throttledAt != 0 && _clock.GetElapsedTime(_throttledAt) < Window)
            {
                return;
            }

            _throttledAt = _clock.GetTimestamp();
            _throttledRate = double.IsPositiveInfinity(_rate) ? Math.Max(_measuredRate, _spentInWindow) : _rate;
            _rate = Math.Min(_limit, Math.Max(LeastRate, _throttledRate * Decrease));
            _balance = Math.Min(_balance, 0);
        }
    }

    // In whole milliseconds, since a timer cuts off what is less, and never none.
    private TimeSpan? DebtTime()
    {
        lock (_lock)
        {
            Refill();
            return _balance > 0 ? null : TimeSpan.FromMilliseconds(Math.Floor(-_balance * 1000 / _rate) + 1);
        }
    }

    private void Refill()
    {
        double seconds = _clock.GetElapsedTime(_refilledAt).TotalSeconds;
        _refilledAt = _clock.GetTimestamp();
        if (_throttledAt != 0)
        {
            _rate = Math.Min(_limit, _rate + (seconds * IncreasePerSecond * Math.Max(_throttledRate, LeastRate)));
        }

        _balance = double.IsPositiveInfinity(_rate) ? BurstOf(_rate) : Math.Min(BurstOf(_rate), _balance + (seconds * _rate));
        Measure();
    }

    private void Measure()
    {
        double seconds = _clock.GetElapsedTime(_windowStartedAt).TotalSeconds;
        if (seconds >= Window.TotalSeconds)
        {
            _measuredRate = _spentInWindow / seconds;
            _spentInWindow = 0;
            _windowStartedAt = _clock.GetTimestamp();
        }
    }

    private static double BurstOf(double rate) => rate * Window.TotalSeconds;
}
