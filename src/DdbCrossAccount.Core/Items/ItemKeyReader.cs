using System;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>Reads the key attributes of an item and passes over all else.</summary>
/// <remarks>
/// Names are compared as text, so one that is written with escapes is found. The whole item is passed over, because a
/// second attribute of the same name would make it unclear which is the key.
/// </remarks>
internal sealed class ItemKeyReader(KeySchema key)
{
    // DynamoDB's limits of key values, in bytes.
    private const int MaxPartitionKeyBytes = 2048;
    private const int MaxSortKeyBytes = 1024;

    private readonly byte[] _partitionName = Encoding.UTF8.GetBytes(key.PartitionKey.Name);
    private readonly byte[]? _sortName = key.SortKey is null ? null : Encoding.UTF8.GetBytes(key.SortKey.Name);

    /// <summary>The item's key. Throws <see cref="ItemFault"/> when it has none.</summary>
    /// <param name="item">An object of DynamoDB JSON.</param>
    public ItemKey Read(ReadOnlySpan<byte> item)
    {
        byte[]? partition = null;
        byte[]? sort = null;
        var reader = new Utf8JsonReader(item, ItemSlicer.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(_partitionName))
            {
                partition = ReadOnce(ref reader, key.PartitionKey, partition);
            }
            else if (_sortName is not null && reader.ValueTextEquals(_sortName))
            {
                sort = ReadOnce(ref reader, key.SortKey!, sort);
            }
            else
            {
                reader.Skip();
            }
        }

        return Join(
            Require(partition, key.PartitionKey, MaxPartitionKeyBytes),
            key.SortKey is null ? [] : Require(sort, key.SortKey, MaxSortKeyBytes));
    }

    private static byte[] ReadOnce(ref Utf8JsonReader reader, KeyAttribute attribute, byte[]? already) =>
        already is null
            ? ReadValue(ref reader, attribute)
            : throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' stands in it twice");

    private static byte[] ReadValue(ref Utf8JsonReader reader, KeyAttribute attribute)
    {
        reader.Read();
        bool isTyped = reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
            && reader.ValueTextEquals(attribute.Type.ToString());
        if (!isTyped || !reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' is not of type {attribute.Type}");
        }

        byte[] value = Decode(ref reader, attribute);
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject
            ? value
            : throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' has more than one type");
    }

    private static byte[] Decode(ref Utf8JsonReader reader, KeyAttribute attribute)
    {
        switch (attribute.Type)
        {
            case KeyAttributeType.S:
                return Encoding.UTF8.GetBytes(reader.GetString()!);
            case KeyAttributeType.B:
                return reader.TryGetBytesFromBase64(out byte[]? bytes)
                    ? bytes
                    : throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' is not base64");
            default:
                return ItemNumber.TryParse(Encoding.UTF8.GetBytes(reader.GetString()!), out ItemNumber number)
                    ? Encoding.ASCII.GetBytes(number.Canonical)
                    : throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' is no number");
        }
    }

    private static byte[] Require(byte[]? value, KeyAttribute attribute, int maxBytes)
    {
        if (value is null)
        {
            throw new ItemFault(ItemFaultKind.Key, $"key attribute '{attribute.Name}' is missing");
        }

        return value.Length > 0 && value.Length <= maxBytes
            ? value
            : throw new ItemFault(
                ItemFaultKind.Key,
                $"key attribute '{attribute.Name}' has {value.Length} bytes, and a key has 1 to {maxBytes}");
    }

    private static ItemKey Join(byte[] partition, byte[] sort)
    {
        byte[] canonical = new byte[sizeof(int) + partition.Length + sort.Length];
        BinaryPrimitives.WriteInt32LittleEndian(canonical, partition.Length);
        partition.CopyTo(canonical, sizeof(int));
        sort.CopyTo(canonical, sizeof(int) + partition.Length);
        return new ItemKey(canonical);
    }
}
