using System;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The wire form of Scan, items and keys as bytes.</summary>
internal static class RawScan
{
    public static readonly RawAnswerUnmarshaller Unmarshaller = new(Read, ScanResponseUnmarshaller.Instance);

    public static JsonRequestMarshaller<ScanRequest> Marshaller(RawScanRequest request) =>
        new(
            RawOperation.ServiceName,
            RawOperation.Target("Scan"),
            RawOperation.ApiVersion,
            (writer, _) => Write(writer, request),
            512 + request.ExclusiveStartKey.Length);

    private static void Write(Utf8JsonWriter writer, RawScanRequest request)
    {
        writer.WriteString("TableName", request.TableName);
        if (!request.ExclusiveStartKey.IsEmpty)
        {
            writer.WritePropertyName("ExclusiveStartKey");
            writer.WriteRawValue(request.ExclusiveStartKey.Span, skipInputValidation: true);
        }

        WriteNumber(writer, "Segment", request.Segment);
        WriteNumber(writer, "TotalSegments", request.TotalSegments);
        WriteNumber(writer, "Limit", request.Limit);
        if (request.ConsistentRead)
        {
            writer.WriteBoolean("ConsistentRead", true);
        }

        if (request.ReturnConsumedCapacity)
        {
            writer.WriteString("ReturnConsumedCapacity", "TOTAL");
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is int number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static RawScanPage Read(byte[] body)
    {
        var reader = new Utf8JsonReader(body, ItemSlicer.ReaderOptions);
        var page = new RawScanPage { Items = null!, Count = -1 };
        RawOperation.ReadMembers(ref reader, body, page, ReadMember);
        if (page.Items?.Count != page.Count)
        {
            throw new IncompleteAnswerException("The answer to Scan does not hold as many items as it says.");
        }

        return page;
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, RawScanPage page)
    {
        switch (member)
        {
            case "Items":
                page.Items = ItemSlicer.Objects(ref reader, body);
                break;
            case "Count":
                page.Count = reader.GetInt32();
                break;
            case "LastEvaluatedKey" when reader.TokenType == JsonTokenType.StartObject:
                page.LastEvaluatedKey = ItemSlicer.Object(ref reader, body);
                break;
            case "ConsumedCapacity" when reader.TokenType == JsonTokenType.StartObject:
                page.ConsumedCapacityUnits = RawOperation.ReadCapacityUnits(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
