using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The URL of a queue.</summary>
internal sealed class GetQueueUrlResponse : AmazonWebServiceResponse
{
    public string? QueueUrl { get; set; }
}
