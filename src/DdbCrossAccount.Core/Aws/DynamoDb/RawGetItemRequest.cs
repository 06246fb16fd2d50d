using System;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Asks for the item of a key, as it stands after every write that was answered before the call.</summary>
internal sealed record RawGetItemRequest
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    /// <summary>The key: an object of DynamoDB JSON.</summary>
    public required ReadOnlyMemory<byte> Key { get; init; }
}
