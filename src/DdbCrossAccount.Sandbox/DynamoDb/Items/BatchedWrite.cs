using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>One write of a batch: the item to put, or none to delete what has the key.</summary>
internal sealed record BatchedWrite(string TableName, Table Table, byte[] Key, StoredItem Item);
