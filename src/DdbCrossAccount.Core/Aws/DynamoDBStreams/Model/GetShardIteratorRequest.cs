using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Asks for a place in a shard.</summary>
internal sealed class GetShardIteratorRequest : AmazonWebServiceRequest
{
    public string? StreamArn { get; set; }

    public string? ShardId { get; set; }

    public ShardIteratorType? ShardIteratorType { get; set; }

    public string? SequenceNumber { get; set; }
}
