namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// A range of ordered keys of a table or global index, from its first key to before that of the next partition, with
/// what it can give in a second.
/// </summary>
/// <param name="firstKey">Empty for the first partition.</param>
/// <param name="now">Service time in ticks.</param>
internal sealed class Partition(byte[] firstKey, long now)
{
    public const long WriteUnitsPerSecond = 1000;
    public const long ReadUnitsPerSecond = 3000;

    public byte[] FirstKey => firstKey;

    public TokenBucket Reads { get; } = new(ReadUnitsPerSecond, 1, now);

    public TokenBucket Writes { get; } = new(WriteUnitsPerSecond, 1, now);

    public PartitionHeat Heat { get; private set; } = new(now);

    /// <summary>What was measured of the whole range says nothing of what is left of it.</summary>
    public void Narrow(long now)
    {
        Heat = new PartitionHeat(now);
    }
}
