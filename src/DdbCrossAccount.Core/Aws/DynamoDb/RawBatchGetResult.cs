using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What a call found, and what it left.</summary>
internal sealed class RawBatchGetResult : AmazonWebServiceResponse
{
    /// <summary>The items in no order, as the service wrote them. A key without an item has none.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Items { get; internal set; } = [];

    /// <summary>The keys that were not read, for lack of throughput or of room in the answer.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> UnprocessedKeys { get; internal set; } = [];

    /// <summary>What the call cost, in read capacity units.</summary>
    public double? ConsumedCapacityUnits { get; internal set; }
}
