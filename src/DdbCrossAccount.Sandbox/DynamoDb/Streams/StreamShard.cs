using System;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// The records of one range of keys, in the order in which they were written, from the shard's opening to its closing.
/// </summary>
/// <param name="id">Shards are listed in the order of their ids.</param>
/// <param name="parentId">The shard whose range, or half of it, this one goes on with; null for a stream's first shards.</param>
/// <param name="openedAt">Service time.</param>
/// <param name="startingSequence">No record has a lower number.</param>
internal sealed class StreamShard(string id, string? parentId, DateTimeOffset openedAt, long startingSequence)
{
    /// <summary>Two readers may read a shard, each five times a second.</summary>
    /// <remarks>AWS names the readers only; the rate is that of Kinesis shards, whose interface this is.</remarks>
    private const double ReadsPerSecond = 10;

    private readonly TokenBucket _reads = new(ReadsPerSecond, 1, openedAt.UtcTicks);

    public string Id => id;

    public string? ParentId => parentId;

    public DateTimeOffset OpenedAt => openedAt;

    /// <summary>
    /// The part, above 0 up to 1, of the delay of records that holds in this shard: a child may show its records before its
    /// parent has shown all.
    /// </summary>
    public required double Lateness { get; init; }

    public long StartingSequence => startingSequence;

    /// <summary>Set when the shard is closed: nothing follows, and no record has a higher number.</summary>
    public long? EndingSequence { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public AppendLog<StreamEntry> Records { get; } = new();

    /// <summary>The number of the oldest record that can be read, or of the next one where there is none.</summary>
    public long OldestSequence => Records.Start < Records.End ? Records[Records.Start].Sequence : Math.Max(startingSequence, TrimmedBefore);

    /// <summary>Positions before this number are trimmed; 0 where nothing was.</summary>
    public long TrimmedBefore { get; private set; }

    /// <summary>
    /// Raised under the table's lock when a record was added or the shard was closed. Handlers must be quick.
    /// </summary>
    public event Action? Changed;

    public void Append(StreamEntry entry)
    {
        Records.Append(entry);
        Changed?.Invoke();
    }

    /// <summary>Counts a call that reads the shard; false when there were too many.</summary>
    public bool TryCountRead(DateTimeOffset now)
    {
        return _reads.TryTakeOne(now.UtcTicks);
    }

    public void Close(long endingSequence, DateTimeOffset now)
    {
        EndingSequence = endingSequence;
        ClosedAt = now;
        Changed?.Invoke();
    }

    /// <summary>Forgets the records that are older than the time.</summary>
    public void Trim(long oldestTicks)
    {
        long position = Records.Start;
        while (position < Records.End && Records[position].Change.Ticks < oldestTicks)
        {
            TrimmedBefore = Records[position].Sequence + 1;
            position++;
        }

        Records.TrimBefore(position);
    }

    /// <summary>The position of the first record whose number is not less than <paramref name="sequence"/>.</summary>
    public long PositionOf(long sequence)
    {
        long low = Records.Start;
        long high = Records.End;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (Records[middle].Sequence < sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
