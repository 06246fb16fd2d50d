using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Deletes up to 10 messages that were received.</summary>
internal sealed class DeleteMessageBatchRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    public List<DeleteMessageBatchRequestEntry>? Entries { get; set; }
}
