using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Writes;

/// <summary>What a write has turned into what; either can be no item.</summary>
internal readonly record struct WrittenItem(StoredItem Old, StoredItem New);
