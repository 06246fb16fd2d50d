using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The item of a key as the service wrote it.</summary>
internal sealed class RawGetItemResult : AmazonWebServiceResponse
{
    /// <summary>An object of DynamoDB JSON; empty where there is no item.</summary>
    public ReadOnlyMemory<byte> Item { get; internal set; }
}
