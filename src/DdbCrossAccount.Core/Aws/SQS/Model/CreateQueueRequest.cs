using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Makes a queue.</summary>
internal sealed class CreateQueueRequest : AmazonWebServiceRequest
{
    public string? QueueName { get; set; }

    public Dictionary<string, string>? Attributes { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}
