using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Changes how long a received message is out of sight, counted from now.</summary>
internal sealed class ChangeMessageVisibilityRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    public string? ReceiptHandle { get; set; }

    /// <summary>In seconds, 0 to 43,200.</summary>
    public int? VisibilityTimeout { get; set; }
}
