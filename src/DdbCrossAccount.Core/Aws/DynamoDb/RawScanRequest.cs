using System;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Asks for a page of a table's items.</summary>
internal sealed record RawScanRequest
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>
    /// Where to go on: the last page's <see cref="RawScanPage.LastEvaluatedKey"/>; empty for the first page.
    /// </summary>
    public ReadOnlyMemory<byte> ExclusiveStartKey { get; init; }

    /// <summary>The segment that is read, from 0; null reads the table as one.</summary>
    public int? Segment { get; init; }

    /// <summary>The number of segments, 1 to 1,000,000.</summary>
    public int? TotalSegments { get; init; }

    /// <summary>The number of items that a page holds at most; null for as many as 1 MB takes.</summary>
    public int? Limit { get; init; }

    /// <summary>Reads what was written before the call, at twice the price.</summary>
    public bool ConsistentRead { get; init; }

    /// <summary>Asks what the page cost.</summary>
    public bool ReturnConsumedCapacity { get; init; }
}
