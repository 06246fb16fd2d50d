using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// Units that come in at a rate, by the service clock, up to what some seconds bring. It begins full. A request is taken
/// while anything is left, whatever it costs, and may leave a debt that later seconds pay: so a request that costs more
/// than the bucket holds is not refused for ever.
/// </summary>
/// <param name="rate">Units per second.</param>
/// <param name="seconds">How many seconds' worth it holds.</param>
/// <param name="now">Service time in ticks.</param>
internal sealed class TokenBucket(double rate, double seconds, long now)
{
    private double _rate = rate;
    private double _balance = rate * seconds;
    private long _filledAt = now;

    public bool HasUnits(long now)
    {
        Fill(now);
        return _balance > 0;
    }

    public bool TryTakeOne(long now)
    {
        bool hasUnits = HasUnits(now);
        _balance -= hasUnits ? 1 : 0;
        return hasUnits;
    }

    public void Take(double units)
    {
        _balance -= units;
    }

    /// <summary>What has been saved up stays, as far as the new rate lets it.</summary>
    public void SetRate(double rate, long now)
    {
        Fill(now);
        _rate = rate;
        _balance = Math.Min(_balance, rate * seconds);
    }

    private void Fill(long now)
    {
        if (now > _filledAt)
        {
            double passed = (now - _filledAt) / (double)TimeSpan.TicksPerSecond;
            _balance = Math.Min(_balance + (_rate * passed), _rate * seconds);
            _filledAt = now;
        }
    }
}
