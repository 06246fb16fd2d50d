using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>Makes DynamoDB JSON of a plain JSON object, by value.</summary>
/// <remarks>
/// A string becomes S, a number N (its text is kept digit for digit), true and false BOOL, null NULL, an array L, an
/// object M.
/// Sets and binary have no plain form and do not arise. Not thread-safe.
/// </remarks>
internal sealed class PlainItemConverter
{
    // Escaping beyond JSON's own needs would make other bytes of every text that is not English.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ItemSlicer.MaxDepth,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The item. Throws <see cref="ItemFault"/> for what DynamoDB cannot hold.</summary>
    public byte[] Convert(JsonElement item)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, WriterOptions))
        {
            WriteMembers(writer, item);
        }

        return _buffer.WrittenSpan.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement map)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach (JsonProperty member in map.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                throw new ItemFault(ItemFaultKind.NoItem, "an attribute stands in it twice");
            }

            writer.WritePropertyName(member.Name);
            WriteValue(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteString("S"u8, value.GetString());
                break;
            case JsonValueKind.Number:
                WriteNumber(writer, value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean("BOOL"u8, value.GetBoolean());
                break;
            case JsonValueKind.Null:
                writer.WriteBoolean("NULL"u8, true);
                break;
            case JsonValueKind.Array:
                WriteList(writer, value);
                break;
            default:
                writer.WritePropertyName("M"u8);
                WriteMembers(writer, value);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        ItemSyntax.CheckNumber(Encoding.ASCII.GetBytes(text));
        writer.WriteString("N"u8, text);
    }

    private static void WriteList(Utf8JsonWriter writer, JsonElement list)
    {
        writer.WriteStartArray("L"u8);
        foreach (JsonElement member in list.EnumerateArray())
        {
            WriteValue(writer, member);
        }

        writer.WriteEndArray();
    }
}
