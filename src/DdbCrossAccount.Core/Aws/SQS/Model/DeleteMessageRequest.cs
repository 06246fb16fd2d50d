using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Deletes a message that was received.</summary>
internal sealed class DeleteMessageRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    public string? ReceiptHandle { get; set; }
}
