using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// One stream of a table, from its enabling to a day after its disabling: a tree of shards. Each partition of the table
/// has one open shard; it is closed, and its children opened, when the partition is divided and when the shard has been
/// open for long enough. So the records of a key stand in one line of shards, from parent to child. A record stays
/// readable for 24 hours of service time, and so does a closed shard. Used under the table's lock.
/// </summary>
internal sealed class TableStream
{
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private const int SequenceStep = 97;

    /// <summary>The published limit of DescribeStream.</summary>
    private const double DescriptionsPerSecond = 10;

    private static readonly double[] Latenesses = [1, 0.25, 0.5];

    private readonly List<StreamShard> _shards = [];
    private readonly List<StreamShard> _open;
    private readonly TokenBucket _descriptions;
    private readonly TimeSpan _settling;
    private readonly TimeSpan _shardLifetime;
    private KeyRanges _ranges;
    private DateTimeOffset _nextRoll;
    private long _nextSequence;
    private int _nextShard;
    private DateTimeOffset? _disabledAt;

    /// <param name="table">The table.</param>
    /// <param name="viewType">What the records show.</param>
    /// <param name="ranges">The table's partitions.</param>
    /// <param name="now">Service time.</param>
    /// <param name="timing">How long things take.</param>
    public TableStream(TableArn table, string viewType, KeyRanges ranges, DateTimeOffset now, TableTiming timing)
    {
        _descriptions = new TokenBucket(DescriptionsPerSecond, 1, now.UtcTicks);
        _settling = timing.TableChange;
        _shardLifetime = timing.ShardLifetime;
        _ranges = ranges;
        _nextSequence = now.ToUnixTimeMilliseconds() * 1000;
        ViewType = viewType;
        CreatedAt = now;
        Label = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        Arn = $"{table}/stream/{Label}";
        _open = [.. ranges.FirstKeys.Select(_ => OpenShard(parentId: null, now))];
        _nextRoll = now + _shardLifetime;
    }

    public string Arn { get; }

    public string Label { get; }

    public string ViewType { get; }

    public DateTimeOffset CreatedAt { get; }

    public PolicyHolder PolicyHolder { get; } = new();

    public bool IsOpen => _disabledAt is null;

    /// <summary>No record so far has this number or a higher one; the next one has.</summary>
    public long NextSequenceAtLeast => _nextSequence + 1;

    /// <summary>All shards that have not vanished, open and closed, parents before their children.</summary>
    public IReadOnlyList<StreamShard> ShardsAt(DateTimeOffset now)
    {
        RollTo(now);
        _shards.RemoveAll(shard => now >= shard.ClosedAt + Retention);
        foreach (StreamShard shard in _shards)
        {
            shard.Trim((now - Retention).UtcTicks);
        }

        return _shards;
    }

    public string Status(DateTimeOffset now)
    {
        return _disabledAt is { } disabled
            ? now < disabled + _settling ? "DISABLING" : "DISABLED"
            : now < CreatedAt + _settling ? "ENABLING" : "ENABLED";
    }

    /// <summary>True when nothing of the stream can be read any more.</summary>
    public bool IsGone(DateTimeOffset now)
    {
        return now >= _disabledAt + Retention;
    }

    /// <summary>Counts a DescribeStream; false when there were too many.</summary>
    public bool TryCountDescription(DateTimeOffset now)
    {
        return _descriptions.TryTakeOne(now.UtcTicks);
    }

    public void Append(ItemChange change)
    {
        RollTo(change.Time);
        StreamShard shard = _open[_ranges.IndexOf(change.Key)];
        shard.Append(new StreamEntry(NextSequence(), change));
        shard.Trim((change.Time - Retention).UtcTicks);
    }

    /// <summary>Follows a division of the table's partitions: closes one shard and opens two children.</summary>
    /// <param name="key">The first key of the second child.</param>
    /// <param name="now">Service time.</param>
    public void Divide(byte[] key, DateTimeOffset now)
    {
        RollTo(now);
        int index = _ranges.IndexOf(key);
        StreamShard parent = _open[index];
        parent.Close(NextSequence(), now);
        _open[index] = OpenShard(parent.Id, now);
        _open.Insert(index + 1, OpenShard(parent.Id, now));
        _ranges = _ranges.Divide(key);
    }

    /// <summary>The first key of the range of an open shard; null where it is not open.</summary>
    public byte[]? FirstKeyOf(string shardId)
    {
        int index = _open.FindIndex(shard => shard.Id == shardId);
        return index < 0 ? null : _ranges.FirstKeys[index];
    }

    public void Disable(DateTimeOffset now)
    {
        RollTo(now);
        _disabledAt = now;
        foreach (StreamShard shard in _open)
        {
            shard.Close(NextSequence(), now);
        }
    }

    /// <summary>Closes the shards that have been open for long enough, each at its time, and opens one child of each.</summary>
    private void RollTo(DateTimeOffset now)
    {
        while (IsOpen && now >= _nextRoll)
        {
            int index = IndexOfOldest();
            StreamShard oldest = _open[index];
            DateTimeOffset due = oldest.OpenedAt + _shardLifetime;
            if (due <= now)
            {
                // Generations that would have vanished by now need not be made.
                DateTimeOffset vanishing = now - Retention - _shardLifetime;
                DateTimeOffset time = due > vanishing ? due : vanishing;
                oldest.Close(NextSequence(), time);
                _open[index] = OpenShard(oldest.Id, time);
            }

            _nextRoll = _open[IndexOfOldest()].OpenedAt + _shardLifetime;
        }
    }

    private int IndexOfOldest()
    {
        return Enumerable.Range(0, _open.Count).MinBy(index => _open[index].OpenedAt);
    }

    private long NextSequence()
    {
        return _nextSequence += SequenceStep;
    }

    private StreamShard OpenShard(string? parentId, DateTimeOffset now)
    {
        string time = now.ToUnixTimeMilliseconds().ToString("D20", CultureInfo.InvariantCulture);
        var shard = new StreamShard($"shardId-{time}-{_nextShard:x8}", parentId, now, NextSequence())
        {
            Lateness = Latenesses[_nextShard % Latenesses.Length],
        };
        _nextShard++;
        _shards.Add(shard);
        return shard;
    }
}
