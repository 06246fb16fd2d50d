using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>Attributes of a queue; all values are text.</summary>
internal sealed class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string>? Attributes { get; set; }
}
