using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
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

    public ResourcePolicy? Policy { get; set; }

    public List<StreamShard> Shards { get; }

    public bool IsOpen => _disabledAt is null;

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
        int index = HashRange.IndexOf(change.Key, Shards.Count);
        Shards[index].Records.Append(new StreamEntry(NextSequence(), change));
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
        long oldest = (now - Retention).UtcTicks;
        foreach (AppendLog<StreamEntry> records in Shards.Select(shard => shard.Records))
        {
            long position = records.Start;
            while (position < records.End && records[position].Change.Ticks < oldest)
            {
                position++;
            }

            records.TrimBefore(position);
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
