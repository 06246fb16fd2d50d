using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>A page of items as the service wrote them.</summary>
/// <remarks>All memory is of one array that the page keeps alive; nothing is rented.</remarks>
internal sealed class RawScanPage : AmazonWebServiceResponse
{
    /// <summary>The items: objects of DynamoDB JSON.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Items { get; internal set; } = [];

    /// <summary>Where the next page begins; empty when this is the last.</summary>
    public ReadOnlyMemory<byte> LastEvaluatedKey { get; internal set; }

    /// <summary>Nothing comes after this page. A page may be empty and not the last.</summary>
    public bool IsLastPage => LastEvaluatedKey.IsEmpty;

    /// <summary>
    /// The number of items that the service says it sent; equal to the number of <see cref="Items"/>.
    /// </summary>
    public int Count { get; internal set; }

    /// <summary>What the page cost, in read capacity units; null when it was not asked for.</summary>
    public double? ConsumedCapacityUnits { get; internal set; }
}
