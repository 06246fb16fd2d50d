using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The messages; null when there is none.</summary>
internal sealed class ReceiveMessageResponse : AmazonWebServiceResponse
{
    public List<Message>? Messages { get; set; }
}
