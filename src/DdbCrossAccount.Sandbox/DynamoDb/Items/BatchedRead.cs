using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The reads of one table in a batch, and what became of them.</summary>
internal sealed record BatchedRead(
    RequestObject Request, string TableName, Table Table, bool Consistent, ProjectionExpression? Projection, List<byte[]> Keys,
    List<byte[]> KeysAsGiven)
{
    /// <summary>What was found, one entry for each key that was looked up.</summary>
    public List<StoredItem> Items { get; } = [];

    /// <summary>The keys that were not looked up, as they were given.</summary>
    public List<byte[]> Unprocessed { get; } = [];
}
