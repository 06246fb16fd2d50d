using System;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The wire form of GetItem, strongly consistent, key and item as bytes.</summary>
internal static class RawGetItem
{
    public static readonly RawAnswerUnmarshaller Unmarshaller = new(Read, GetItemResponseUnmarshaller.Instance);

    public static JsonRequestMarshaller<GetItemRequest> Marshaller(RawGetItemRequest request) =>
        new(
            RawOperation.ServiceName,
            RawOperation.Target("GetItem"),
            RawOperation.ApiVersion,
            (writer, _) => Write(writer, request),
            256 + request.Key.Length);

    private static void Write(Utf8JsonWriter writer, RawGetItemRequest request)
    {
        writer.WriteString("TableName", request.TableName);
        writer.WritePropertyName("Key");
        writer.WriteRawValue(request.Key.Span, skipInputValidation: true);
        writer.WriteBoolean("ConsistentRead", true);
    }

    private static RawGetItemResult Read(byte[] body)
    {
        var reader = new Utf8JsonReader(body, ItemSlicer.ReaderOptions);
        var result = new RawGetItemResult();
        RawOperation.ReadMembers(ref reader, body, result, ReadMember);
        return result;
    }

    private static void ReadMember(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, RawGetItemResult result)
    {
        if (member == "Item" && reader.TokenType != JsonTokenType.Null)
        {
            result.Item = ItemSlicer.Object(ref reader, body);
        }
        else
        {
            reader.Skip();
        }
    }
}
