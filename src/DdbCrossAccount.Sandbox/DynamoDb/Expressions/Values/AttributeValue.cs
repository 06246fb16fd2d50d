using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

/// <summary>
/// An attribute value in canonical JSON, taken apart no further than it is looked into. Immutable; it keeps the bytes
/// alive that it was read from.
/// </summary>
internal sealed class AttributeValue
{
    private readonly ReadOnlyMemory<byte> _content;
    private IReadOnlyList<AttributeValue>? _elements;
    private HashSet<string>? _setMembers;
    private AttributeMap? _map;

    private AttributeValue(AttributeType type, ReadOnlyMemory<byte> content)
    {
        Type = type;
        _content = content;
    }

    public AttributeType Type { get; }

    public bool IsSet => Type is AttributeType.SS or AttributeType.NS or AttributeType.BS;

    /// <summary>The JSON of a scalar or a set without its type: <c>"text"</c>, <c>true</c>, <c>["a","b"]</c>.</summary>
    public ReadOnlySpan<byte> Content => _content.Span;

    /// <summary>The elements of a list or of a set; those of a set are scalars.</summary>
    public IReadOnlyList<AttributeValue> Elements => _elements ??= ReadElements();

    /// <summary>The entries of a map.</summary>
    public AttributeMap Map => _map ??= AttributeMap.Read(_content);

    /// <summary>The type of a set's elements.</summary>
    private AttributeType ScalarType => Type switch
    {
        AttributeType.NS => AttributeType.N,
        AttributeType.BS => AttributeType.B,
        _ => AttributeType.S,
    };

    /// <summary>Equal for two scalars of one type exactly when they are equal.</summary>
    private string ContentKey => Encoding.Latin1.GetString(Content);

    private HashSet<string> SetMembers =>
        _setMembers ??= Elements.Select(element => element.ContentKey).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads <c>{"S":"text"}</c> in canonical JSON.</summary>
    public static AttributeValue Read(ReadOnlyMemory<byte> json)
    {
        const int TypeStart = 2;
        int typeLength = json.Span[TypeStart..].IndexOf((byte)'"');
        AttributeTypeName.TryParse(json.Span.Slice(TypeStart, typeLength), out AttributeType type);
        return new AttributeValue(type, json[(TypeStart + typeLength + 2)..^1]);
    }

    /// <summary>Reads the value that follows, and leaves the reader at its end.</summary>
    public static AttributeValue Read(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Read(json[start..(int)reader.BytesConsumed]);
    }

    /// <summary>A number in its canonical text.</summary>
    public static AttributeValue Number(string text)
    {
        return new AttributeValue(AttributeType.N, Encoding.ASCII.GetBytes($"\"{text}\""));
    }

    public static AttributeValue List(IReadOnlyList<AttributeValue> elements)
    {
        return new AttributeValue(AttributeType.L, default) { _elements = elements };
    }

    public static AttributeValue OfMap(AttributeMap map)
    {
        return new AttributeValue(AttributeType.M, default) { _map = map };
    }

    /// <summary>A set of the scalars, which are not empty and of one type.</summary>
    public static AttributeValue Set(AttributeType type, IReadOnlyList<AttributeValue> elements)
    {
        var content = new Utf8Buffer();
        content.Append((byte)'[');
        for (int i = 0; i < elements.Count; i++)
        {
            content.Append(i == 0 ? default : ","u8);
            content.Append(elements[i].Content);
        }

        content.Append((byte)']');
        return new AttributeValue(type, content.Written.ToArray()) { _elements = elements };
    }

    /// <summary>Writes the value with its type.</summary>
    public void Write(Utf8Buffer output)
    {
        output.Append(AttributeTypeName.Opening(Type));
        WriteContent(output);
        output.Append((byte)'}');
    }

    /// <summary>Equal in type and value; the order of map entries and of set elements does not count.</summary>
    public bool IsEqualTo(AttributeValue other)
    {
        return Type == other.Type && Type switch
        {
            AttributeType.L => Elements.Count == other.Elements.Count
                && Elements.Zip(other.Elements).All(pair => pair.First.IsEqualTo(pair.Second)),
            AttributeType.M => Map.Entries.Count == other.Map.Entries.Count
                && Map.Entries.All(entry => other.Map.Find(entry.Name.Span)?.IsEqualTo(entry.Value) == true),
            _ when IsSet => SetMembers.SetEquals(other.SetMembers),
            _ => Content.SequenceEqual(other.Content),
        };
    }

    /// <summary>True when an element of this list or set equals the value.</summary>
    public bool Contains(AttributeValue value)
    {
        return IsSet
            ? ScalarType == value.Type && SetMembers.Contains(value.ContentKey)
            : Elements.Any(value.IsEqualTo);
    }

    /// <summary>
    /// A string's UTF-8 bytes, a binary's bytes, or a number in the form that sorts by value: what a key is made of.
    /// </summary>
    public byte[] ScalarBytes()
    {
        return ScalarEncoding.Encode(Type, Content[1..^1]);
    }

    /// <summary>As AWS names it in error texts: <c>{S:text}</c>.</summary>
    public override string ToString()
    {
        return $"{{{Type}:{Encoding.UTF8.GetString(Content).Trim('"')}}}";
    }

    private void WriteContent(Utf8Buffer output)
    {
        if (!_content.IsEmpty)
        {
            output.Append(Content);
        }
        else if (Type == AttributeType.M)
        {
            Map.Write(output);
        }
        else
        {
            WriteList(output);
        }
    }

    private void WriteList(Utf8Buffer output)
    {
        output.Append((byte)'[');
        for (int i = 0; i < Elements.Count; i++)
        {
            output.Append(i == 0 ? default : ","u8);
            Elements[i].Write(output);
        }

        output.Append((byte)']');
    }

    private List<AttributeValue> ReadElements()
    {
        var elements = new List<AttributeValue>();
        var reader = new Utf8JsonReader(Content, JsonShape.Options);
        reader.Read();
        while (JsonShape.NextElement(ref reader))
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            ReadOnlyMemory<byte> json = _content[start..(int)reader.BytesConsumed];
            elements.Add(Type == AttributeType.L ? Read(json) : new AttributeValue(ScalarType, json));
        }

        return elements;
    }
}
