using System;
using System.Buffers;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>
/// A hash that requests with equal parameters share: white space, escapes, the order of members and members that are null make
/// no difference.
/// </summary>
internal static class RequestDigest
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonShape.Options.MaxDepth };
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    public static byte[] Of(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body, Options);
        var canonical = new ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(canonical, Unchecked))
        {
            Write(writer, document.RootElement);
        }

        return SHA256.HashData(canonical.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject()
                    .Where(member => member.Value.ValueKind != JsonValueKind.Null).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement entry in element.EnumerateArray())
                {
                    Write(writer, entry);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
