namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Narrows a description to the children of one shard.</summary>
internal sealed class ShardFilter
{
    public ShardFilterType? Type { get; set; }

    public string? ShardId { get; set; }
}
