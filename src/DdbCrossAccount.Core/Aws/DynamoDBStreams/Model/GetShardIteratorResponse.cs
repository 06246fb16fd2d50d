using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A place in a shard.</summary>
internal sealed class GetShardIteratorResponse : AmazonWebServiceResponse
{
    public string? ShardIterator { get; set; }
}
