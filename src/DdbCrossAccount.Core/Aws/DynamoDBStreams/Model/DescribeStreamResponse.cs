using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A stream and a page of its shards.</summary>
internal sealed class DescribeStreamResponse : AmazonWebServiceResponse
{
    public StreamDescription? StreamDescription { get; set; }
}
