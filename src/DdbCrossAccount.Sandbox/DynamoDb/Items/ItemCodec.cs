using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Makes items and keys out of JSON for a table, with buffers that a thread uses again and again. What it returns as
/// spans or encoders is valid until its next call on the same thread.
/// </summary>
internal sealed class ItemCodec
{
    [ThreadStatic]
    private static ItemCodec? _current;

    private readonly ItemEncoder _item = new();
    private readonly KeyEncoder _key = new();

    public static ItemCodec Current => _current ??= new ItemCodec();

    /// <summary>Reads a whole item for the table, checked against its keys, its indexes and the limit of size.</summary>
    public StoredItem ReadItem(ref Utf8JsonReader reader, Table table)
    {
        return ReadItem(ref reader, table, DynamoDbError.ItemTooLarge);
    }

    /// <summary>As <see cref="ReadItem(ref Utf8JsonReader, Table)"/>, for a put of a batch.</summary>
    public StoredItem ReadBatchedItem(ref Utf8JsonReader reader, Table table)
    {
        return ReadItem(ref reader, table, DynamoDbError.ItemTooLarge, isBatched: true);
    }

    public StoredItem ReadItem(ReadOnlySpan<byte> json, Table table)
    {
        Utf8JsonReader reader = Open(json);
        return ReadItem(ref reader, table);
    }

    /// <summary>As <see cref="ReadItem(ReadOnlySpan{byte}, Table)"/>, for the outcome of an update.</summary>
    public StoredItem ReadUpdated(ReadOnlySpan<byte> json, Table table)
    {
        Utf8JsonReader reader = Open(json);
        return ReadItem(ref reader, table, DynamoDbError.UpdatedItemTooLarge);
    }

    /// <summary>Reads a primary key and makes an item of it that has nothing else.</summary>
    public StoredItem ReadKeyItem(ReadOnlySpan<byte> json, Table table)
    {
        Utf8JsonReader reader = Open(json);
        ReadKey(ref reader, table);
        return StoredItem.Create(_key.Key, _item.Json, _item.Size);
    }

    /// <summary>Reads a primary key and returns its ordered form.</summary>
    public ReadOnlySpan<byte> ReadKey(ref Utf8JsonReader reader, Table table)
    {
        _item.Read(ref reader);
        _key.EncodeFromKey(_item, table.Keys);
        return _key.Key;
    }

    public byte[] ReadKey(ReadOnlySpan<byte> json, Table table)
    {
        Utf8JsonReader reader = Open(json);
        return ReadKey(ref reader, table).ToArray();
    }

    /// <summary>The size of the attributes by DynamoDB's rules. Throws for values that none may have.</summary>
    public int Measure(ReadOnlySpan<byte> attributes)
    {
        Utf8JsonReader reader = Open(attributes);
        _item.Read(ref reader);
        return _item.Size;
    }

    /// <summary>Reads one attribute value, such as <c>{"S":"text"}</c>, into canonical JSON.</summary>
    public byte[] ReadValue(ReadOnlySpan<byte> json, out int size)
    {
        Utf8JsonReader reader = Open(json);
        byte[] canonical = _item.ReadSingle(ref reader).ToArray();
        size = _item.Size;
        return canonical;
    }

    /// <summary>The item taken apart into its attributes.</summary>
    public ItemEncoder Decode(StoredItem item)
    {
        Utf8JsonReader reader = Open(item.Json);
        _item.Read(ref reader);
        return _item;
    }

    /// <summary>Appends the item's primary key as a JSON object; returns its size by DynamoDB's rules.</summary>
    public int AppendKey(StoredItem item, KeySchema schema, Utf8Buffer output)
    {
        Decode(item);
        output.Append((byte)'{');
        int size = AppendAttribute(schema.Partition, output);
        if (schema.Sort is not null)
        {
            output.Append((byte)',');
            size += AppendAttribute(schema.Sort, output);
        }

        output.Append((byte)'}');
        return size;
    }

    private StoredItem ReadItem(ref Utf8JsonReader reader, Table table, Func<ServiceException> tooLarge, bool isBatched = false)
    {
        _item.Read(ref reader);
        _key.EncodeFromItem(_item, table.Keys, isBatched);
        IndexKeyCheck.Check(_item, table.Indexes.All);
        return _item.Size > ItemEncoder.MaximumItemSize
            ? throw tooLarge()
            : StoredItem.Create(_key.Key, _item.Json, _item.Size);
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonShape.Options);
        reader.Read();
        return reader;
    }

    private int AppendAttribute(KeyAttribute attribute, Utf8Buffer output)
    {
        output.Append((byte)'"');
        output.Append(attribute.NameUtf8);
        output.Append("\":"u8);
        AttributeSlot slot = _item.Find(attribute.NameUtf8)!.Value;
        output.Append(_item.Value(slot));
        return slot.Size;
    }
}
