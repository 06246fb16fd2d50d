using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Writes at most 25 items, 16 MB in all, of distinct keys, into one table.</summary>
internal sealed record RawBatchWriteRequest
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>The writes; no key twice.</summary>
    public required IReadOnlyList<RawWrite> Writes { get; init; }

    /// <summary>Asks what the batch cost.</summary>
    public bool ReturnConsumedCapacity { get; init; }
}
