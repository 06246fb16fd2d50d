using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// One stream of a table, from its enabling to a day after its disabling. A record stays readable for 24 hours of
/// service time. Used under the table's lock.
/// </summary>
internal sealed class TableStream
{
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private const int SequenceStep = 97;

    private readonly TimeSpan _settling;
    private long _nextSequence;
    private DateTimeOffset? _disabledAt;

    public TableStream(TableArn table, string viewType, int partitions, DateTimeOffset now, TimeSpan settling)
    {
        _settling = settling;
        ViewType = viewType;
        CreatedAt = now;
        Label = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        Arn = $"{table}/stream/{Label}";
        _nextSequence = now.ToUnixTimeMilliseconds() * 1000;
        Shards = [.. Enumerable.Range(0, partitions).Select(index => OpenShard(new HashRange(index, partitions)))];
    }

    public string Arn { get; }

    public string Label { get; }

    public string ViewType { get; }

    public DateTimeOffset CreatedAt { get; }

    public PolicyHolder PolicyHolder { get; } = new();

    public List<StreamShard> Shards { get; }

    public bool IsOpen => _disabledAt is null;

    /// <summary>No record so far has this number or a higher one; the next one has.</summary>
    public long NextSequenceAtLeast => _nextSequence + 1;

    public StreamShard? FindShard(string id)
    {
        return Shards.Find(shard => shard.Id == id);
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

    public void Append(ItemChange change)
    {
        StreamShard shard = Shards[HashRange.IndexOf(change.Key, Shards.Count)];
        shard.Records.Append(new StreamEntry(NextSequence(), change));
        shard.Trim((change.Time - Retention).UtcTicks);
    }

    public void Disable(DateTimeOffset now)
    {
        _disabledAt = now;
        foreach (StreamShard shard in Shards)
        {
            shard.EndingSequence = NextSequence();
        }
    }

    /// <summary>Forgets the records that are older than the retention.</summary>
    public void Trim(DateTimeOffset now)
    {
        foreach (StreamShard shard in Shards)
        {
            shard.Trim((now - Retention).UtcTicks);
        }
    }

    private long NextSequence()
    {
        return _nextSequence += SequenceStep;
    }

    private StreamShard OpenShard(HashRange range)
    {
        string time = CreatedAt.ToUnixTimeMilliseconds().ToString("D20", CultureInfo.InvariantCulture);
        return new StreamShard($"shardId-{time}-{range.Index:x8}", range, NextSequence());
    }
}
