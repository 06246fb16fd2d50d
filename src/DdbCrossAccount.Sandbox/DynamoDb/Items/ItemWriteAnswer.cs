using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The answer of PutItem, UpdateItem and DeleteItem.</summary>
internal static class ItemWriteAnswer
{
    public static void Write(JsonCall call, ItemWriteRequest request, Table table, WrittenItem written)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        WriteAttributes(writer, request, written);
        if (request.Capacity != "NONE")
        {
            var consumed = new ConsumedCapacity(request.TableName);
            WriteCost.Add(consumed, table, written.Old, written.New);
            writer.WritePropertyName("ConsumedCapacity");
            consumed.Write(writer, request.Capacity);
        }

        if (request.ShowsCollection)
        {
            CollectionMetrics.Write(writer, "ItemCollectionMetrics", table, written);
        }

        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, ItemWriteRequest request, WrittenItem written)
    {
        StoredItem item = request.Returned is "ALL_OLD" or "UPDATED_OLD" ? written.Old : written.New;
        if (request.Returned == "NONE" || !item.Exists)
        {
            return;
        }

        ReadOnlySpan<byte> shown = request.Returned is "ALL_OLD" or "ALL_NEW"
            ? item.Json
            : request.Expressions.Update?.Touched.Apply(item);
        if (shown.Length > "{}".Length)
        {
            writer.WritePropertyName("Attributes");
            writer.WriteRawValue(shown, skipInputValidation: true);
        }
    }
}
