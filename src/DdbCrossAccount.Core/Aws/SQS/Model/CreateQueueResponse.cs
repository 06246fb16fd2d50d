using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The queue that was made, or had these attributes already.</summary>
internal sealed class CreateQueueResponse : AmazonWebServiceResponse
{
    public string? QueueUrl { get; set; }
}
