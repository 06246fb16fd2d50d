namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>How far a mapping has come in a shard. It outlasts that the mapping is disabled, not that it is deleted.</summary>
/// <param name="Sequence">All records before this number are done with.</param>
/// <param name="IsEnded">The shard is closed, and done with to its end.</param>
internal readonly record struct ShardPosition(long Sequence, bool IsEnded);
