using System;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>One write of a batch: the item to put, or none to delete what has the key.</summary>
/// <param name="TableName">As the request named it.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">Ordered key.</param>
/// <param name="Item">The item.</param>
/// <param name="AsGiven">Where the request's body holds it, to be sent back unprocessed.</param>
internal sealed record BatchedWrite(string TableName, Table Table, byte[] Key, StoredItem Item, Range AsGiven);
