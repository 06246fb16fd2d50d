using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Takes messages out of sight of others.</summary>
internal sealed class ReceiveMessageRequest : AmazonWebServiceRequest
{
    public string? QueueUrl { get; set; }

    /// <summary>1 to 10.</summary>
    public int? MaxNumberOfMessages { get; set; }

    /// <summary>In seconds.</summary>
    public int? VisibilityTimeout { get; set; }

    /// <summary>0 to 20: how long the call waits for a message.</summary>
    public int? WaitTimeSeconds { get; set; }

    /// <summary><c>All</c> for all of them.</summary>
    public List<string>? MessageSystemAttributeNames { get; set; }

    /// <summary><c>All</c> for all of them.</summary>
    public List<string>? MessageAttributeNames { get; set; }
}
