using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>The answer of Query and Scan.</summary>
internal static class ReadAnswer
{
    public static void Write(JsonCall call, ReadSource source, ReadRequest request, ReadPage page, ItemSelection selection)
    {
        List<ReadOnlyMemory<byte>> shown = selection.Apply(page.Items);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (request.Capacity != "NONE")
        {
            WriteCapacity(writer, source, request, page);
        }

        writer.WriteNumber("Count", shown.Count);
        if (request.Select != ReadRequest.CountOnly)
        {
            WriteItems(writer, shown);
        }

        if (!page.IsLast && page.Items.Count > 0)
        {
            writer.WritePropertyName("LastEvaluatedKey");
            writer.WriteRawValue(PositionOf(page.Items[^1], source), skipInputValidation: true);
        }

        writer.WriteNumber("ScannedCount", page.Items.Count);
        writer.WriteEndObject();
    }

    private static void WriteCapacity(Utf8JsonWriter writer, ReadSource source, ReadRequest request, ReadPage page)
    {
        var consumed = new ConsumedCapacity(request.TableName);
        consumed.AddTable(page.TableUnits);
        if (source.Index is { } index)
        {
            consumed.AddIndex(index.Name, index.IsGlobal, page.IndexUnits);
        }

        writer.WritePropertyName("ConsumedCapacity");
        consumed.Write(writer, request.Capacity);
    }

    private static void WriteItems(Utf8JsonWriter writer, List<ReadOnlyMemory<byte>> items)
    {
        writer.WriteStartArray("Items");
        foreach (ReadOnlyMemory<byte> item in items)
        {
            writer.WriteRawValue(item.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private static byte[] PositionOf(StoredItem item, ReadSource source)
    {
        AttributeMap attributes = AttributeMap.Of(item);
        var entries = new List<AttributeEntry>();
        foreach (KeyAttribute key in source.PositionKeys)
        {
            entries.Add(new AttributeEntry(key.NameUtf8, attributes.Find(key.NameUtf8)!));
        }

        return new AttributeMap(entries).ToJson();
    }
}
