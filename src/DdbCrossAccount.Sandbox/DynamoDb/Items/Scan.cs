using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Reads a table, or one of its segments, in the order of partition key hashes, 1 MB of items a page.</summary>
[Operation("DynamoDB_20120810.Scan")]
internal sealed class Scan(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumPageSize = 1024 * 1024;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ScanRequest scan = ScanRequest.Read(request);
        Table table = Access.ForItems(call, "Scan", scan.TableName);
        byte[]? after = request.Has("ExclusiveStartKey") ? StartKey(request, table, scan.Segment) : null;
        List<StoredItem> page = ReadPage(table, scan, after, out bool isLast);
        Answer(call, table, scan, page, isLast);
    }

    private static byte[] StartKey(RequestObject request, Table table, HashRange segment)
    {
        byte[] key;
        try
        {
            key = ItemCodec.Current.ReadKey(request.Raw("ExclusiveStartKey"), table);
        }
        catch (ServiceException)
        {
            throw DynamoDbError.Validation("The provided starting key is invalid: The provided key element does not match the schema");
        }

        return segment.Contains(key) ? key : throw DynamoDbError.Validation(
            "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
            + $"TotalSegments: {segment.Total} Segment: {segment.Index}");
    }

    /// <summary>Takes references only, so the table's lock is held for a short time.</summary>
    private static List<StoredItem> ReadPage(Table table, ScanRequest scan, byte[]? after, out bool isLast)
    {
        var page = new List<StoredItem>();
        long size = 0;
        lock (table.Gate)
        {
            foreach (StoredItem item in table.Items.From(after ?? scan.Segment.FirstKey(), inclusive: after is null))
            {
                if (!scan.Segment.Contains(item.Key))
                {
                    break;
                }

                size += item.Size;
                if (size > MaximumPageSize)
                {
                    isLast = false;
                    return page;
                }

                page.Add(item);
                if (page.Count == scan.Limit)
                {
                    isLast = false;
                    return page;
                }
            }
        }

        isLast = true;
        return page;
    }

    private static void Answer(JsonCall call, Table table, ScanRequest scan, List<StoredItem> page, bool isLast)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (scan.Capacity != "NONE")
        {
            WriteCapacity(writer, scan, page);
        }

        writer.WriteNumber("Count", page.Count);
        if (!scan.CountOnly)
        {
            WriteItems(writer, page);
        }

        if (!isLast && page.Count > 0)
        {
            var key = new Utf8Buffer();
            ItemCodec.Current.AppendKey(page[^1], table.Keys, key);
            writer.WritePropertyName("LastEvaluatedKey");
            writer.WriteRawValue(key.Written, skipInputValidation: true);
        }

        writer.WriteNumber("ScannedCount", page.Count);
        writer.WriteEndObject();
    }

    private static void WriteCapacity(Utf8JsonWriter writer, ScanRequest scan, List<StoredItem> page)
    {
        long size = 0;
        foreach (StoredItem item in page)
        {
            size += item.Size;
        }

        var consumed = new ConsumedCapacity(scan.TableName);
        consumed.AddTable(CapacityUnits.Read(size, scan.Consistent));
        writer.WritePropertyName("ConsumedCapacity");
        consumed.Write(writer, scan.Capacity);
    }

    private static void WriteItems(Utf8JsonWriter writer, List<StoredItem> page)
    {
        writer.WriteStartArray("Items");
        foreach (StoredItem item in page)
        {
            writer.WriteRawValue(item.Json, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }
}
