using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The reads of one table in a batch, and what they found: one entry for each key that was looked up.</summary>
internal sealed record BatchedRead(
    string TableName, Table Table, bool Consistent, List<byte[]> Keys, List<byte[]> KeysAsGiven)
{
    public List<StoredItem> Items { get; } = [];
}
