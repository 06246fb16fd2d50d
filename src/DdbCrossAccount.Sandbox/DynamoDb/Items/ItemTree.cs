namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The items of a table.</summary>
internal sealed class ItemTree : KeyedTree<StoredItem>;
