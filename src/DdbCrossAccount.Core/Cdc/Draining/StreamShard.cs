namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>A shard as the stream lists it.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="ParentShardId">The shard that it continues; it may be listed no more.</param>
/// <param name="IsClosed">True when the shard takes no more records.</param>
internal sealed record StreamShard(string ShardId, string? ParentShardId, bool IsClosed);
