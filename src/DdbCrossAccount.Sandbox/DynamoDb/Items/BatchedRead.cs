using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The reads of one table in a batch, and what they found: one entry for each key that was looked up.</summary>
internal sealed record BatchedRead(
    RequestObject Request, string TableName, Table Table, bool Consistent, ProjectionExpression? Projection, List<byte[]> Keys,
    List<byte[]> KeysAsGiven)
{
    public List<StoredItem> Items { get; } = [];
}
