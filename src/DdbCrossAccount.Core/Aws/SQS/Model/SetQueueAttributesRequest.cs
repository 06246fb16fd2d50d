using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Changes attributes of a queue.</summary>
internal sealed class SetQueueAttributesRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    public Dictionary<string, string>? Attributes { get; set; }
}
