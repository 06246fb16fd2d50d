using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Asks for the records from a place on.</summary>
internal sealed class GetRecordsRequest : AmazonWebServiceRequest
{
    public string? ShardIterator { get; set; }

    public int? Limit { get; set; }
}
