using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Core.Cdc.Probing;

/// <summary>The event that asks the function what it may, and changes nothing: <c>{"ddbCrossAccountProbe":"STREAM ARN"}</c>.</summary>
internal static class ProbeEvent
{
    private static readonly byte[] Member = Encoding.UTF8.GetBytes("ddbCrossAccountProbe");

    /// <summary>Writes it.</summary>
    public static ReadOnlyMemory<byte> Write(string streamArn)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString(Member, streamArn);
            writer.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    /// <summary>The stream that is asked for; null for every other event, also one that cannot be read.</summary>
    public static string? Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(Member)
                && reader.Read() && reader.TokenType == JsonTokenType.String
                ? reader.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
