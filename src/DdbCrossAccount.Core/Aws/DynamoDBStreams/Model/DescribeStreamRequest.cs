using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Asks for a stream and a page of its shards.</summary>
internal sealed class DescribeStreamRequest : AmazonWebServiceRequest
{
    public string? StreamArn { get; set; }

    public int? Limit { get; set; }

    public string? ExclusiveStartShardId { get; set; }

    public ShardFilter? ShardFilter { get; set; }
}
