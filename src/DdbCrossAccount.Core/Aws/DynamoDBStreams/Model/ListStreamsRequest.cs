using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Asks for streams.</summary>
internal sealed class ListStreamsRequest : AmazonWebServiceRequest
{
    public string? TableName { get; set; }

    public int? Limit { get; set; }

    public string? ExclusiveStartStreamArn { get; set; }
}
