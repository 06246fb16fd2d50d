using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The service's identity.</summary>
internal sealed class AmazonSQSMetadata : IServiceMetadata
{
    public string ServiceId => "SQS";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
