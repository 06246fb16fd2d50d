using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Asks for items of one table by their keys, as they stand after every write that was answered before the call.</summary>
internal sealed record RawBatchGetRequest
{
    /// <summary>The most keys of one call.</summary>
    public const int MaxKeys = 100;

    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>The keys, none of them twice: objects of DynamoDB JSON.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Keys { get; init; }
}
