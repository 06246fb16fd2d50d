using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>The records of one hash range of the table, in the order in which they were written.</summary>
internal sealed class StreamShard(string id, HashRange range, long startingSequence)
{
    public string Id => id;

    public HashRange Range => range;

    public string? ParentId { get; init; }

    public long StartingSequence => startingSequence;

    /// <summary>Set when the shard is closed: nothing follows.</summary>
    public long? EndingSequence { get; set; }

    public AppendLog<StreamEntry> Records { get; } = new();

    /// <summary>The number of the oldest record that can be read, or of the next one where there is none.</summary>
    public long OldestSequence => Records.Start < Records.End ? Records[Records.Start].Sequence : Math.Max(startingSequence, TrimmedBefore);

    /// <summary>Positions before this number are trimmed; 0 where nothing was.</summary>
    public long TrimmedBefore { get; private set; }

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
