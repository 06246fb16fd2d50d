using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Reads an item as a client sends it and writes it as DynamoDB keeps it: without white space, numbers normalized,
/// texts escaped in one way, sets without duplicates. The order of attributes and of set elements stays as given.
/// One pass over the bytes, no object tree; an encoder is used again and again, by one thread at a time.
/// </summary>
/// <remarks>
/// Item sizes follow the published rules ("DynamoDB item sizes and formats"): names and texts count their UTF-8 bytes,
/// a list or map counts 3 bytes and 1 for each element.
/// </remarks>
internal sealed class ItemEncoder
{
    /// <summary>400 KB, names included.</summary>
    public const int MaximumItemSize = 400 * 1024;

    private const int MaximumNesting = 32;

    private readonly Utf8Buffer _json = new();
    private readonly List<AttributeSlot> _attributes = [];
    private readonly SetElements _elements = new();

    /// <summary>The item's size by DynamoDB's rules, which is not the length of its JSON.</summary>
    public int Size { get; private set; }

    public ReadOnlySpan<byte> Json => _json.Written;

    public IReadOnlyList<AttributeSlot> Attributes => _attributes;

    /// <summary>Encodes the map of attributes at whose opening brace the reader stands; leaves it at the closing one.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        _json.Clear();
        _attributes.Clear();
        Size = 0;
        JsonShape.Expect(ref reader, WireShape.Attributes);
        _json.Append((byte)'{');
        while (JsonShape.NextProperty(ref reader))
        {
            ReadAttribute(ref reader);
        }

        _json.Append((byte)'}');
    }

    /// <summary>Encodes the one attribute value at whose opening brace the reader stands.</summary>
    public ReadOnlySpan<byte> ReadSingle(ref Utf8JsonReader reader)
    {
        _json.Clear();
        _attributes.Clear();
        Size = ReadValue(ref reader, 0, out _);
        return Json;
    }

    /// <summary>The attribute of that name, or null. Names are compared as UTF-8 bytes in canonical form.</summary>
    public AttributeSlot? Find(ReadOnlySpan<byte> name)
    {
        foreach (AttributeSlot slot in _attributes)
        {
            if (slot.NameLength == name.Length && _json.Slice(slot.NameStart, slot.NameLength).SequenceEqual(name))
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>The JSON of the attribute's value with its type, as in <c>{"N":"1"}</c>.</summary>
    public ReadOnlySpan<byte> Value(AttributeSlot slot)
    {
        return _json.Slice(slot.ValueStart, slot.ValueLength);
    }

    private void ReadAttribute(ref Utf8JsonReader reader)
    {
        if (_attributes.Count > 0)
        {
            _json.Append((byte)',');
        }

        _json.Append((byte)'"');
        int nameStart = _json.Length;
        int size = JsonText.Append(ref reader, _json);
        int nameLength = _json.Length - nameStart;
        RefuseDuplicate(nameStart, nameLength);
        _json.Append("\":"u8);
        int valueStart = _json.Length;
        reader.Read();
        size += ReadValue(ref reader, 0, out AttributeType type);
        _attributes.Add(new AttributeSlot(nameStart, nameLength, valueStart, _json.Length - valueStart, type, size));
        Size += size;
    }

    private void RefuseDuplicate(int nameStart, int nameLength)
    {
        ReadOnlySpan<byte> name = _json.Slice(nameStart, nameLength);
        if (Find(name) is not null)
        {
            throw DynamoDbError.Serialization($"Duplicate attribute name {Encoding.UTF8.GetString(name)}");
        }
    }

    private int ReadValue(ref Utf8JsonReader reader, int nesting, out AttributeType type)
    {
        JsonShape.Expect(ref reader, WireShape.AttributeValue);
        if (!JsonShape.NextSetMember(ref reader, out type))
        {
            throw DynamoDbError.EmptyAttributeValue();
        }

        int size = ReadContent(ref reader, type, nesting);
        if (JsonShape.NextSetMember(ref reader, out AttributeType second))
        {
            // What is wrong with the second value is told before that there is one.
            ReadContent(ref reader, second, nesting);
            throw DynamoDbError.SeveralDataTypes();
        }

        return size;
    }

    private int ReadContent(ref Utf8JsonReader reader, AttributeType type, int nesting)
    {
        _json.Append(AttributeTypeName.Opening(type));
        int size = type switch
        {
            AttributeType.S => ReadString(ref reader),
            AttributeType.N => ReadNumber(ref reader),
            AttributeType.B => ReadBinary(ref reader),
            AttributeType.BOOL => ReadBoolean(ref reader),
            AttributeType.NULL => ReadNull(ref reader),
            AttributeType.M => ReadMap(ref reader, nesting + 1),
            AttributeType.L => ReadList(ref reader, nesting + 1),
            _ => ReadSet(ref reader, type),
        };
        _json.Append((byte)'}');
        return size;
    }

    private int ReadString(ref Utf8JsonReader reader)
    {
        JsonShape.Expect(ref reader, WireShape.Text);
        _json.Append((byte)'"');
        int size = JsonText.Append(ref reader, _json);
        _json.Append((byte)'"');
        return size;
    }

    private int ReadNumber(ref Utf8JsonReader reader)
    {
        JsonShape.Expect(ref reader, WireShape.Text);
        DynamoNumber number = DynamoNumber.Parse(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);
        _json.Append((byte)'"');
        _json.Advance(number.WriteText(_json.GetSpan(DynamoNumber.MaximumTextLength)));
        _json.Append((byte)'"');
        return number.Size();
    }

    private int ReadBinary(ref Utf8JsonReader reader)
    {
        JsonShape.Expect(ref reader, WireShape.Blob);
        ReadOnlySpan<byte> text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if (text.Length % 4 != 0)
        {
            throw DynamoDbError.Serialization($"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        }

        if (!Base64.IsValid(text, out int length) || text.Length != (length + 2) / 3 * 4)
        {
            throw DynamoDbError.Serialization("Invalid last non-pad Base64 character dectected");
        }

        _json.Append((byte)'"');
        _json.Append(text);
        _json.Append((byte)'"');
        return length;
    }

    private int ReadBoolean(ref Utf8JsonReader reader)
    {
        _json.Append(JsonShape.ReadBoolean(ref reader) ? "true"u8 : "false"u8);
        return 1;
    }

    private int ReadNull(ref Utf8JsonReader reader)
    {
        if (!JsonShape.ReadBoolean(ref reader))
        {
            throw DynamoDbError.InvalidValues("Null attribute value types must have the value of true");
        }

        _json.Append("true"u8);
        return 1;
    }

    private int ReadMap(ref Utf8JsonReader reader, int nesting)
    {
        RefuseNesting(nesting);
        JsonShape.Expect(ref reader, WireShape.Attributes);
        _json.Append((byte)'{');
        int size = 3;
        bool first = true;
        while (JsonShape.NextProperty(ref reader))
        {
            _json.Append(first ? "\""u8 : ",\""u8);
            first = false;
            size += 1 + JsonText.Append(ref reader, _json);
            _json.Append("\":"u8);
            reader.Read();
            size += ReadValue(ref reader, nesting, out _);
        }

        _json.Append((byte)'}');
        return size;
    }

    private int ReadList(ref Utf8JsonReader reader, int nesting)
    {
        RefuseNesting(nesting);
        JsonShape.Expect(ref reader, WireShape.List);
        _json.Append((byte)'[');
        int size = 3;
        bool first = true;
        while (JsonShape.NextElement(ref reader))
        {
            if (!first)
            {
                _json.Append((byte)',');
            }

            first = false;
            size += 1 + ReadValue(ref reader, nesting, out _);
        }

        _json.Append((byte)']');
        return size;
    }

    private int ReadSet(ref Utf8JsonReader reader, AttributeType type)
    {
        JsonShape.Expect(ref reader, WireShape.List);
        _json.Append((byte)'[');
        _elements.Clear();
        int size = 0;
        while (JsonShape.NextElement(ref reader))
        {
            if (_elements.Count > 0)
            {
                _json.Append((byte)',');
            }

            int start = _json.Length;
            size += ReadElement(ref reader, type);
            _elements.Add(start, _json.Length - start);
        }

        _elements.RefuseEmptyOrDuplicate(_json, type);
        _json.Append((byte)']');
        return size;
    }

    private int ReadElement(ref Utf8JsonReader reader, AttributeType set)
    {
        return set switch
        {
            AttributeType.NS => ReadNumber(ref reader),
            AttributeType.BS => ReadBinary(ref reader),
            _ => ReadString(ref reader),
        };
    }

    private static void RefuseNesting(int nesting)
    {
        if (nesting > MaximumNesting)
        {
            throw DynamoDbError.TooDeep();
        }
    }
}
