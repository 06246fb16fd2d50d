using System;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>Where a mapping stands in one shard, to be looked at.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="ParentId">The one before it; null: there is none.</param>
internal sealed record ShardStatus(string ShardId, string? ParentId)
{
    /// <summary>All records before this number are done with.</summary>
    public long Position { get; init; }

    /// <summary>The shard is closed and done with.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Records that were read and wait for their batch.</summary>
    public int Queued { get; init; }

    /// <summary>Batches that the function is at.</summary>
    public int Running { get; init; }

    /// <summary>How often the batch that has failed most was delivered; 0: none is under way.</summary>
    public int Invocations { get; init; }

    /// <summary>How old the last record of the last batch was when the function was done with it; null: there was none.</summary>
    public TimeSpan? IteratorAge { get; init; }
}
