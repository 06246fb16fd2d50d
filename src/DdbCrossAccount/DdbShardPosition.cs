namespace DdbCrossAccount;

/// <summary>One shard of a stream, as listed before a snapshot was taken.</summary>
public sealed class DdbShardPosition
{
    /// <summary>The shard.</summary>
    public string ShardId { get; init; } = string.Empty;

    /// <summary>The shard that it continues, if that is still listed.</summary>
    public string? ParentShardId { get; init; }

    /// <summary>The first sequence number of the shard.</summary>
    public string? StartingSequenceNumber { get; init; }

    /// <summary>The last sequence number; null while the shard is open.</summary>
    public string? EndingSequenceNumber { get; init; }
}
