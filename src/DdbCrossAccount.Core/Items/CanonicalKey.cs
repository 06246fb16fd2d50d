using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// The key attributes of an item in the form of <see cref="CanonicalItem"/>, one after the other: equal exactly when two keys
/// are, and enough to write the key again.
/// </summary>
internal sealed class CanonicalKey
{
    private const int HeadLength = 1 + sizeof(int);

    private readonly KeyAttribute[] _attributes;
    private readonly byte[][] _names;

    public CanonicalKey(KeySchema schema)
    {
        _attributes = schema.SortKey is null ? [schema.PartitionKey] : [schema.PartitionKey, schema.SortKey];
        _names = Array.ConvertAll(_attributes, attribute => Encoding.UTF8.GetBytes(attribute.Name));
    }

    /// <summary>Adds the key of the item that was written last. Throws <see cref="ItemFault"/> when it has none.</summary>
    public void Write(CanonicalItem item, ArrayBufferWriter<byte> destination)
    {
        for (int index = 0; index < _attributes.Length; index++)
        {
            ReadOnlySpan<byte> value = item.Attribute(_names[index]);
            Require(!value.IsEmpty, $"key attribute '{_attributes[index].Name}' is missing");
            Require(
                value[0] == Tag(_attributes[index]),
                $"key attribute '{_attributes[index].Name}' is not of type {_attributes[index].Type}");
            destination.Write(value);
        }
    }

    /// <summary>The key as DynamoDB JSON, to read the item by. It is item data.</summary>
    public byte[] ToJson(ReadOnlySpan<byte> key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (KeyAttribute attribute in _attributes)
            {
                int length = BinaryPrimitives.ReadInt32BigEndian(key[1..]);
                json.WriteStartObject(attribute.Name);
                WriteValue(json, attribute.Type, key.Slice(HeadLength, length));
                json.WriteEndObject();
                key = key[(HeadLength + length)..];
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static byte Tag(KeyAttribute attribute) => (byte)attribute.Type.ToString()[0];

    private static void WriteValue(Utf8JsonWriter json, KeyAttributeType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case KeyAttributeType.B: json.WriteBase64String("B", value); break;
            case KeyAttributeType.N: json.WriteString("N", NumberText(value)); break;
            default: json.WriteString("S", value); break;
        }
    }

    // The canonical exponent is that of the first digit, so the point stands after it.
    private static string NumberText(ReadOnlySpan<byte> canonical)
    {
        string text = Encoding.ASCII.GetString(canonical);
        int first = text[0] == '-' ? 1 : 0;
        return text.Length > first + 1 && text[first + 1] != 'e' ? text.Insert(first + 1, ".") : text;
    }

    private static void Require(bool isSo, string detail)
    {
        if (!isSo)
        {
            throw new ItemFault(ItemFaultKind.Key, detail);
        }
    }
}
