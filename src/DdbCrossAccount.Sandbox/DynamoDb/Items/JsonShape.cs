using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Steps through JSON whose shape is known, with the service's SerializationException for any other shape.</summary>
internal static class JsonShape
{
    /// <summary>Deeper than any legal request: 32 levels of nesting are 64 levels of JSON.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    public static void Expect(ref Utf8JsonReader reader, WireShape shape)
    {
        if (!shape.Fits(reader.TokenType))
        {
            bool isDecimal = reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Contains((byte)'.');
            throw shape.Refuse(reader.TokenType, isDecimal);
        }
    }

    /// <summary>Steps to the next name in an object; false at its end. The reader then stands on the name.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Steps to the next element of an array; false at its end.</summary>
    public static bool NextElement(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>
    /// Steps to the next data type of an attribute value that is known and not null, and on to its content; false at
    /// the value's end.
    /// </summary>
    public static bool NextSetMember(ref Utf8JsonReader reader, out AttributeType type)
    {
        type = default;
        while (NextProperty(ref reader))
        {
            bool known = !reader.ValueIsEscaped && AttributeTypeName.TryParse(reader.ValueSpan, out type);
            reader.Read();
            if (known && reader.TokenType != JsonTokenType.Null)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>A boolean, or one of the texts that AWS takes for one.</summary>
    public static bool ReadBoolean(ref Utf8JsonReader reader)
    {
        Expect(ref reader, WireShape.Boolean);
        return reader.TokenType == JsonTokenType.String ? ToBoolean(reader.GetString()!) : reader.TokenType == JsonTokenType.True;
    }

    public static bool ToBoolean(string text)
    {
        return text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => true,
            "FALSE" or "NO" or "0" => false,
            _ => throw DynamoDbError.Serialization("Unexpected token received from parser"),
        };
    }
}
