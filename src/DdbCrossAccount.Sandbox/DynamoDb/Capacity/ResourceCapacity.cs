using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>The throughput of a table (with its local indexes) or of one global index. Used under the table's lock.</summary>
/// <param name="arn">ARN of the table or index.</param>
/// <param name="isIndex">A global index.</param>
/// <param name="partitions">How its keys are divided.</param>
/// <param name="limits">Which limits are kept.</param>
internal sealed class ResourceCapacity(string arn, bool isIndex, PartitionMap partitions, CapacityLimits limits)
{
    private readonly ThroughputMeter _reads = new(limits);
    private readonly ThroughputMeter _writes = new(limits);
    private bool _isOnDemand;
    private int _splitKeyLength = int.MaxValue;

    public PartitionMap Partitions => partitions;

    /// <summary>False when no request is ever refused and none has to be counted.</summary>
    public bool IsLimited => limits == CapacityLimits.Enforced || _reads.IsLimited || _writes.IsLimited;

    /// <summary>Takes over what the definition says.</summary>
    /// <param name="isOnDemand">The table's billing mode.</param>
    /// <param name="units">Provisioned units or on-demand maximum.</param>
    /// <param name="partitionCount">How many partitions such throughput needs at least.</param>
    /// <param name="keepsCollections">The table has local indexes: items of one partition key stay together.</param>
    /// <param name="now">Service time in ticks.</param>
    public void Follow(bool isOnDemand, Throughput? units, int partitionCount, bool keepsCollections, long now)
    {
        _isOnDemand = isOnDemand;
        _splitKeyLength = keepsCollections ? PartitionHash.Length : int.MaxValue;
        _reads.Follow(isOnDemand, units?.Read, now);
        _writes.Follow(isOnDemand, units?.Write, now);
        partitions.GrowTo(partitionCount, now);
    }

    /// <summary>Why a request for this key is refused now; null where it is not.</summary>
    public Throttle? Refusal(ReadOnlySpan<byte> key, bool isWrite, long now)
    {
        ThroughputLimit? limit = (isWrite ? _writes : _reads).Exceeded(now);
        if (limit is null && limits == CapacityLimits.Enforced && !BucketOf(partitions.Find(key), isWrite).HasUnits(now))
        {
            limit = ThroughputLimit.KeyRangeThroughputExceeded;
        }

        return limit is { } exceeded ? new Throttle(exceeded, isIndex, isWrite, _isOnDemand, arn) : null;
    }

    /// <summary>Counts what a request uses.</summary>
    public void Take(ReadOnlySpan<byte> key, double units, bool isWrite, long now)
    {
        (isWrite ? _writes : _reads).Take(units);
        if (limits == CapacityLimits.Enforced)
        {
            Partition partition = partitions.Find(key);
            BucketOf(partition, isWrite).Take(units);
            partition.Heat.Note(key, units, isWrite);
            SplitWhenHot(partition, now);
        }
    }

    private static TokenBucket BucketOf(Partition partition, bool isWrite)
    {
        return isWrite ? partition.Writes : partition.Reads;
    }

    private void SplitWhenHot(Partition partition, long now)
    {
        if (partition.Heat.HasBeenHot(now) && partition.Heat.MiddleKey(partition.FirstKey, _splitKeyLength) is { } middle)
        {
            partitions.TryDivide(middle, now);
        }
    }
}
