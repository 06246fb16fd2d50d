using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The wire form of BatchGetItem of one table, strongly consistent, keys and items as bytes.</summary>
internal static class RawBatchGet
{
    public static readonly RawAnswerUnmarshaller Unmarshaller = new(Read, BatchGetItemResponseUnmarshaller.Instance);

    public static JsonRequestMarshaller<BatchGetItemRequest> Marshaller(RawBatchGetRequest request) =>
        new(
            RawOperation.ServiceName,
            RawOperation.Target("BatchGetItem"),
            RawOperation.ApiVersion,
            (writer, _) => Write(writer, request),
            512 + request.Keys.Sum(key => key.Length + 1));

    private static void Write(Utf8JsonWriter writer, RawBatchGetRequest request)
    {
        writer.WriteStartObject("RequestItems");
        writer.WriteStartObject(request.TableName);
        writer.WriteStartArray("Keys");
        foreach (ReadOnlyMemory<byte> key in request.Keys)
        {
            writer.WriteRawValue(key.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("ConsistentRead", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("ReturnConsumedCapacity", "TOTAL");
    }

    private static RawBatchGetResult Read(byte[] body)
    {
        var reader = new Utf8JsonReader(body, ItemSlicer.ReaderOptions);
        var result = new RawBatchGetResult { Items = null!, UnprocessedKeys = null! };
        RawOperation.ReadMembers(ref reader, body, result, ReadMember);
        // The service always says both; an answer that does not may not be taken for "there is no item".
        return result is { Items: not null, UnprocessedKeys: not null }
            ? result
            : throw new IncompleteAnswerException("The answer to BatchGetItem has no Responses or no UnprocessedKeys.");
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, RawBatchGetResult result)
    {
        switch (member)
        {
            case "Responses" when reader.TokenType == JsonTokenType.StartObject:
                var items = new List<ReadOnlyMemory<byte>>();
                RawOperation.ReadObject(ref reader, body, items, ReadItems);
                result.Items = items;
                break;
            case "UnprocessedKeys" when reader.TokenType == JsonTokenType.StartObject:
                var keys = new List<ReadOnlyMemory<byte>>();
                RawOperation.ReadObject(ref reader, body, keys, ReadTable);
                result.UnprocessedKeys = keys;
                break;
            case "ConsumedCapacity" when reader.TokenType == JsonTokenType.StartArray:
                result.ConsumedCapacityUnits = RawOperation.ReadCapacityUnitsOfAll(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadItems(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string table, List<ReadOnlyMemory<byte>> items) =>
        items.AddRange(ItemSlicer.Objects(ref reader, body));

    private static void ReadTable(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string table, List<ReadOnlyMemory<byte>> keys)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The unprocessed keys of a table are no object.");
        }

        RawOperation.ReadObject(ref reader, body, keys, ReadKeys);
    }

    private static void ReadKeys(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, List<ReadOnlyMemory<byte>> keys)
    {
        if (member == "Keys")
        {
            keys.AddRange(ItemSlicer.Objects(ref reader, body));
        }
        else
        {
            reader.Skip();
        }
    }
}
