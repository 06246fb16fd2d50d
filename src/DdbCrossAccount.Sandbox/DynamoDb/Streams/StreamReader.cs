using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Faults;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// Reads a stream as the service shows it at this moment of service time: what becomes visible late is not there yet.
/// For the stream operations, and for readers within the process. Thread-safe: it takes the table's lock.
/// </summary>
/// <param name="table">The table that has or had the stream.</param>
/// <param name="stream">One of its streams.</param>
/// <param name="forms">How late records and shards are, and how many pages are empty.</param>
/// <param name="ids">Decides which pages are empty.</param>
/// <param name="isRated">A shard may be read only so often.</param>
internal sealed class StreamReader(Table table, TableStream stream, WorstForms forms, IdSource ids, bool isRated)
{
    public const int MaximumRecords = 1000;

    private const long MaximumSize = 1024 * 1024;

    /// <summary>A reader with what holds in the sandbox now; it does not follow later changes of the worst forms.</summary>
    public static StreamReader For(SandboxServices services, Table table, TableStream stream)
    {
        bool isRated = services.Options.Capacity == CapacityLimits.Enforced;
        return new StreamReader(table, stream, services.WorstForms, services.Ids, isRated);
    }

    /// <summary>The shards that are listed now, in the order of their ids, parents before their children.</summary>
    public IReadOnlyList<StreamShard> Shards()
    {
        lock (table.Gate)
        {
            return [.. Listed()];
        }
    }

    /// <summary>The position to read a shard from: of the first record whose number is not less.</summary>
    /// <param name="shardId">One that is listed, or the error of the service.</param>
    /// <param name="type">See <see cref="ShardIteratorType"/>.</param>
    /// <param name="number">For AT_ and AFTER_SEQUENCE_NUMBER.</param>
    public long Position(string shardId, string type, long number = 0)
    {
        lock (table.Gate)
        {
            StreamShard shard = Find(shardId);
            switch (type)
            {
                case ShardIteratorType.TrimHorizon: return shard.OldestSequence;
                case ShardIteratorType.Latest: return stream.NextSequenceAtLeast;
                default:
                    RefuseOutside(shard, number);
                    return type == ShardIteratorType.AtSequenceNumber ? number : number + 1;
            }
        }
    }

    /// <summary>Up to so many records, or 1 MB of them, from a position on.</summary>
    public StreamPage Read(string shardId, long sequence, int limit = MaximumRecords)
    {
        lock (table.Gate)
        {
            StreamShard shard = Find(shardId);
            RequireRate(shard);
            if (sequence < shard.TrimmedBefore)
            {
                throw DynamoDbError.TrimmedData();
            }

            List<StreamEntry> entries = Take(shard, sequence, limit, out long position);
            if (entries.Count > 0 && forms.EmptyStreamPages > 0 && ids.Chance() < forms.EmptyStreamPages)
            {
                return new StreamPage([], sequence);
            }

            bool isAtEnd = shard.EndingSequence is not null && shard.PositionOf(position) == shard.Records.End;
            return new StreamPage(entries, isAtEnd ? null : position);
        }
    }

    /// <summary>Where a shard begins now, be it listed or not.</summary>
    public long OldestOf(StreamShard shard)
    {
        lock (table.Gate)
        {
            return shard.OldestSequence;
        }
    }

    /// <summary>True when a record follows that is there already, whether it can be read yet or not.</summary>
    public bool HasMore(StreamShard shard, long sequence)
    {
        lock (table.Gate)
        {
            return shard.PositionOf(sequence) < shard.Records.End;
        }
    }

    /// <summary>True when a shard is open already that is not listed yet.</summary>
    public bool HasUnlistedShards()
    {
        lock (table.Gate)
        {
            return stream.ShardsAt(table.Now).Count > Listed().Count();
        }
    }

    private void RefuseOutside(StreamShard shard, long number)
    {
        if (number < shard.StartingSequence || number > shard.EndingSequence || number >= stream.NextSequenceAtLeast)
        {
            throw DynamoDbError.Validation("Invalid SequenceNumber");
        }

        if (number < shard.TrimmedBefore)
        {
            throw DynamoDbError.TrimmedData();
        }
    }

    private void RequireRate(StreamShard shard)
    {
        if (isRated && !shard.TryCountRead(table.Now))
        {
            throw DynamoDbError.ShardReadTooOften(shard.Id);
        }
    }

    private IEnumerable<StreamShard> Listed()
    {
        DateTimeOffset now = table.Now;
        return stream.ShardsAt(now).Where(shard => shard.ParentId is null || now >= shard.OpenedAt + forms.ChildShardDelay);
    }

    private StreamShard Find(string shardId)
    {
        return Listed().FirstOrDefault(shard => shard.Id == shardId) ?? throw DynamoDbError.NoShard();
    }

    private List<StreamEntry> Take(StreamShard shard, long sequence, int limit, out long position)
    {
        long visibleUntil = (table.Now - (forms.StreamRecordDelay * shard.Lateness)).UtcTicks;
        var entries = new List<StreamEntry>();
        long size = 0;
        position = sequence;
        for (long index = shard.PositionOf(sequence); index < shard.Records.End && entries.Count < limit; index++)
        {
            StreamEntry entry = shard.Records[index];
            size += StreamRecordWriter.SizeOf(entry, stream.ViewType);
            if (entry.Change.Ticks > visibleUntil || (size > MaximumSize && entries.Count > 0))
            {
                break;
            }

            entries.Add(entry);
            position = entry.Sequence + 1;
        }

        return entries;
    }
}
