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
