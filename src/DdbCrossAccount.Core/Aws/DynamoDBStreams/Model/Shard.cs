namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A shard: a run of records in order.</summary>
internal sealed class Shard
{
    public string? ShardId { get; set; }

    public SequenceNumberRange? SequenceNumberRange { get; set; }

    public string? ParentShardId { get; set; }
}
