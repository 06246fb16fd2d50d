using System;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What an index holds of one item: its ordered key there, what it projects as JSON, and the size of that.</summary>
internal sealed record IndexEntry(byte[] Key, byte[] Json, int Size)
{
    /// <summary>The entry, or null where the item lacks a key attribute of the index and so is not in it.</summary>
    public static IndexEntry? Of(StoredItem item, SecondaryIndex index)
    {
        if (!item.Exists)
        {
            return null;
        }

        ItemEncoder parts = ItemCodec.Current.Decode(item);
        var key = new IndexKeyEncoder();
        if (!key.TryEncode(parts, item.Key, index.Keys, index.IsGlobal))
        {
            return null;
        }

        var json = new Utf8Buffer();
        index.Projection.Append(parts, json);
        return new IndexEntry(key.Key.ToArray(), json.Written.ToArray(), index.Projection.SizeOf(parts));
    }

    /// <summary>The index keeps the entry under the same key.</summary>
    public bool HasKeyOf(IndexEntry other)
    {
        return Key.AsSpan().SequenceEqual(other.Key);
    }

    /// <summary>The index holds the same of both: the order of attributes and of set elements does not count.</summary>
    public bool IsSameAs(IndexEntry other)
    {
        return ItemComparison.AreEqual(Json, other.Json);
    }
}
