namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What the reads, or the writes, of one table or global index may use in all, beside the limits of its partitions.</summary>
/// <param name="limits">Which limits are kept.</param>
internal sealed class ThroughputMeter(CapacityLimits limits)
{
    /// <summary>
    /// AWS keeps up to five minutes of provisioned units that were not used. Whether a new table has them at once it does
    /// not say; here it has.
    /// </summary>
    private const double BurstSeconds = 300;

    /// <summary>The default quota of request units a second for one on-demand table or index.</summary>
    private const double AccountUnitsPerSecond = 40_000;

    private ThroughputLimit _kind;
    private TokenBucket? _bucket;

    public bool IsLimited => _bucket is not null;

    /// <summary>Takes over what the table or index declares; null is no limit of its own.</summary>
    public void Follow(bool isOnDemand, long? units, long now)
    {
        ThroughputLimit kind = isOnDemand ? ThroughputLimit.MaxOnDemandThroughputExceeded : ThroughputLimit.ProvisionedThroughputExceeded;
        double? rate = limits == CapacityLimits.Unlimited ? null : units;
        if (rate is null && isOnDemand && limits == CapacityLimits.Enforced)
        {
            kind = ThroughputLimit.AccountLimitExceeded;
            rate = AccountUnitsPerSecond;
        }

        if (rate is null)
        {
            _bucket = null;
        }
        else if (_bucket is null || kind != _kind)
        {
            _bucket = new TokenBucket(rate.Value, isOnDemand ? 1 : BurstSeconds, now);
        }
        else
        {
            _bucket.SetRate(rate.Value, now);
        }

        _kind = kind;
    }

    /// <summary>The limit that has been reached; null where there is none.</summary>
    public ThroughputLimit? Exceeded(long now)
    {
        return _bucket is null || _bucket.HasUnits(now) ? null : _kind;
    }

    public void Take(double units)
    {
        _bucket?.Take(units);
    }
}
