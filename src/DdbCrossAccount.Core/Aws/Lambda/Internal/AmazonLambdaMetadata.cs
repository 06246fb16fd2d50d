using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The service's identity.</summary>
internal sealed class AmazonLambdaMetadata : IServiceMetadata
{
    public string ServiceId => "Lambda";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
