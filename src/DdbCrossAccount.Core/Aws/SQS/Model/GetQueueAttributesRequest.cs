using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Asks for attributes of a queue.</summary>
internal sealed class GetQueueAttributesRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    /// <summary><c>All</c> for all of them.</summary>
    public List<string>? AttributeNames { get; set; }
}
