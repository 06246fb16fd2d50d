using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Asks for the URL of a queue.</summary>
internal sealed class GetQueueUrlRequest : AmazonWebServiceRequest
{
    public string? QueueName { get; set; }

    public string? QueueOwnerAWSAccountId { get; set; }
}
