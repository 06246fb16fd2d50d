using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>What stands in a <see cref="KeyedTree{T}"/>: an item of a table, or an entry of an index.</summary>
internal interface IKeyed
{
    /// <summary>Unique in its tree, which is kept in the unsigned order of these bytes.</summary>
    ReadOnlySpan<byte> Key { get; }

    /// <summary>What it counts by DynamoDB's rules; of an index entry the projected attributes only.</summary>
    int Size { get; }

    /// <summary>The whole item of the table.</summary>
    StoredItem Item { get; }
}
