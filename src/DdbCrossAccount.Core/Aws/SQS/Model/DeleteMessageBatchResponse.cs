using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>What became of each message of a batch.</summary>
internal sealed class DeleteMessageBatchResponse : AmazonWebServiceResponse
{
    public List<DeleteMessageBatchResultEntry>? Successful { get; set; }

    public List<BatchResultErrorEntry>? Failed { get; set; }
}
