using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Deletes a queue with all its messages.</summary>
internal sealed class DeleteQueueRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }
}
