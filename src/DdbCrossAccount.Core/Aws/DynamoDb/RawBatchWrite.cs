using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The wire form of BatchWriteItem, items and keys as bytes.</summary>
internal static class RawBatchWrite
{
    // {"PutRequest":{"Item":}},
    private const int BytesAroundWrite = 32;

    public static readonly RawAnswerUnmarshaller Unmarshaller = new(Read, BatchWriteItemResponseUnmarshaller.Instance);

    public static JsonRequestMarshaller<BatchWriteItemRequest> Marshaller(RawBatchWriteRequest request) =>
        new(
            RawOperation.ServiceName,
            RawOperation.Target("BatchWriteItem"),
            RawOperation.ApiVersion,
            (writer, _) => Write(writer, request),
            BodyBytes(request));

    private static int BodyBytes(RawBatchWriteRequest request)
    {
        int bytes = 512;
        foreach (RawWrite write in request.Writes)
        {
            bytes += write.Json.Length + BytesAroundWrite;
        }

        return bytes;
    }

    private static void Write(Utf8JsonWriter writer, RawBatchWriteRequest request)
    {
        writer.WriteStartObject("RequestItems");
        writer.WriteStartArray(request.TableName);
        foreach (RawWrite write in request.Writes)
        {
            bool isPut = write.Kind == RawWriteKind.Put;
            writer.WriteStartObject();
            writer.WriteStartObject(isPut ? "PutRequest"u8 : "DeleteRequest"u8);
            writer.WritePropertyName(isPut ? "Item"u8 : "Key"u8);
            writer.WriteRawValue(write.Json.Span, skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        if (request.ReturnConsumedCapacity)
        {
            writer.WriteString("ReturnConsumedCapacity", "TOTAL");
        }
    }

    private static RawBatchWriteResult Read(byte[] body)
    {
        var reader = new Utf8JsonReader(body, ItemSlicer.ReaderOptions);
        var answer = new Answer();
        RawOperation.ReadMembers(ref reader, body, answer, ReadMember);
        return new RawBatchWriteResult
        {
            // The service always says what it left; an answer that does not may not be taken for "everything is written".
            UnprocessedWrites = answer.Unprocessed
                ?? throw new IncompleteAnswerException("The answer to BatchWriteItem has no UnprocessedItems."),
            ConsumedCapacityUnits = answer.CapacityUnits,
        };
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, Answer answer)
    {
        switch (member)
        {
            case "UnprocessedItems" when reader.TokenType == JsonTokenType.StartObject:
                answer.Unprocessed = [];
                RawOperation.ReadObject(ref reader, body, answer.Unprocessed, ReadTable);
                break;
            case "ConsumedCapacity" when reader.TokenType == JsonTokenType.StartArray:
                answer.CapacityUnits = RawOperation.ReadCapacityUnitsOfAll(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadTable(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string table, List<RawWrite> unprocessed)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The unprocessed writes of a table are no array.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            RawOperation.ReadObject(ref reader, body, unprocessed, ReadWrite);
        }
    }

    private static void ReadWrite(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string request, List<RawWrite> unprocessed)
    {
        RawWriteKind kind = request switch
        {
            "PutRequest" => RawWriteKind.Put,
            "DeleteRequest" => RawWriteKind.Delete,
            _ => throw new JsonException("An unprocessed write is neither a put nor a delete."),
        };
        RawOperation.ReadObject(
            ref reader,
            body,
            unprocessed,
            (ref Utf8JsonReader value, ReadOnlyMemory<byte> document, string _, List<RawWrite> writes) =>
                writes.Add(new RawWrite(kind, ItemSlicer.Object(ref value, document))));
    }

    private sealed class Answer
    {
        public List<RawWrite>? Unprocessed { get; set; }

        public double? CapacityUnits { get; set; }
    }
}
