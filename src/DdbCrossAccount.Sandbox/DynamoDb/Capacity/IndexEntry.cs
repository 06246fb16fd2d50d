using System;
using System.Linq;
using System.Security.Cryptography;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What an index holds of one item: its partition key's hash, the bytes of its key, of all it projects, and the projected size.</summary>
internal sealed record IndexEntry(byte[] Hash, byte[] Key, byte[] Projected, int Size)
{
    /// <summary>The entry, or null where the item lacks a key attribute of the index and so is not in it.</summary>
    public static IndexEntry? Of(StoredItem item, IndexDefinition index, TableDefinition table)
    {
        if (!item.Exists)
        {
            return null;
        }

        ItemEncoder encoder = ItemCodec.Current.Decode(item);
        byte[][] keys = [.. index.KeyAttributes(table).Select(key => key.NameUtf8)];
        return keys.All(key => encoder.Find(key) is not null) ? Of(encoder, keys, index, table) : null;
    }

    private static IndexEntry Of(ItemEncoder item, byte[][] keys, IndexDefinition index, TableDefinition table)
    {
        var key = new Utf8Buffer();
        var projected = new Utf8Buffer();
        int size = 0;
        byte[][] others = [.. table.Keys.Select(element => table.AttributeOf(element.Name).NameUtf8),
            .. (index.NonKeyAttributes ?? []).Select(name => new KeyAttribute(name, default).NameUtf8)];
        foreach (AttributeSlot slot in item.Attributes)
        {
            ReadOnlySpan<byte> name = item.Json.Slice(slot.NameStart, slot.NameLength);
            bool isKey = IsAmong(name, keys);
            if (isKey)
            {
                key.Append(item.Value(slot));
            }

            if (isKey || index.ProjectionType == "ALL" || IsAmong(name, others))
            {
                projected.Append(name);
                projected.Append(item.Value(slot));
                size += slot.Size;
            }
        }

        return new IndexEntry(HashOf(item, index, table), key.Written.ToArray(), projected.Written.ToArray(), size);
    }

    private static byte[] HashOf(ItemEncoder item, IndexDefinition index, TableDefinition table)
    {
        var values = new Utf8Buffer();
        foreach (KeyElement part in index.Keys.Where(part => part.KeyType == KeyElement.Hash))
        {
            values.Append(item.Value(item.Find(table.AttributeOf(part.Name).NameUtf8)!.Value));
        }

        return MD5.HashData(values.Written);
    }

    private static bool IsAmong(ReadOnlySpan<byte> name, byte[][] names)
    {
        foreach (byte[] candidate in names)
        {
            if (name.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }
}
