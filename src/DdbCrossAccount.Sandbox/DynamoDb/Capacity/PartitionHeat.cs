using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Backups;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// How busy a partition is, measured over periods of the service clock, and where to divide it so that both halves get
/// their share of the traffic.
/// </summary>
/// <remarks>
/// AWS does not say when it splits a partition for heat; it says that an on-demand table takes twice its previous peak
/// at once, and more within 30 minutes. So a partition that gave more than half of what it can for a whole period is
/// divided: under even traffic the table then always has twice of what was asked of it.
/// </remarks>
internal sealed class PartitionHeat(long now)
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private const int Samples = 64;

    // A prime, so that keys that come round and round are all met.
    private const int RequestsBetweenSamples = 13;

    private readonly List<byte[]> _keys = new(Samples);
    private long _since = now;
    private long _requests;
    private double _reads;
    private double _writes;

    public void Note(ReadOnlySpan<byte> key, double units, bool isWrite)
    {
        _writes += isWrite ? units : 0;
        _reads += isWrite ? 0 : units;
        if (_requests++ % RequestsBetweenSamples == 0)
        {
            Keep(key.ToArray());
        }
    }

    /// <summary>True when a period has ended that was hot throughout; the next one begins.</summary>
    public bool HasBeenHot(long now)
    {
        long ticks = now - _since;
        if (ticks < Period.Ticks)
        {
            return false;
        }

        double seconds = ticks / (double)TimeSpan.TicksPerSecond;
        bool isHot = _writes > seconds * Partition.WriteUnitsPerSecond / 2 || _reads > seconds * Partition.ReadUnitsPerSecond / 2;
        _since = now;
        _reads = 0;
        _writes = 0;
        return isHot;
    }

    /// <summary>
    /// A key that has about half of the traffic before it; null where all traffic goes to the partition's first key.
    /// </summary>
    /// <param name="firstKey">The partition's.</param>
    /// <param name="keyLength">How many bytes of a key may count: all, or only those of the hash.</param>
    public byte[]? MiddleKey(byte[] firstKey, int keyLength)
    {
        List<byte[]> keys = _keys.ConvertAll(key => key.Length > keyLength ? key[..keyLength] : key);
        keys.Sort(KeyOrder.Instance);
        int middle = keys.Count / 2;
        while (middle < keys.Count && keys[middle].AsSpan().SequenceCompareTo(firstKey) <= 0)
        {
            middle++;
        }

        return middle < keys.Count ? keys[middle] : null;
    }

    private void Keep(byte[] key)
    {
        if (_keys.Count < Samples)
        {
            _keys.Add(key);
        }
        else
        {
            _keys[(int)(_requests / RequestsBetweenSamples % Samples)] = key;
        }
    }
}
