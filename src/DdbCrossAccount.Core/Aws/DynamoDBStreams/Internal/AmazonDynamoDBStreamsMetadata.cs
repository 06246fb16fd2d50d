using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>The service's identity.</summary>
internal sealed class AmazonDynamoDBStreamsMetadata : IServiceMetadata
{
    public string ServiceId => "DynamoDB Streams";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
