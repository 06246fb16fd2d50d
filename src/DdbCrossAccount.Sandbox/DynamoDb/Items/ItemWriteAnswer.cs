using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The answer of PutItem, UpdateItem and DeleteItem.</summary>
internal static class ItemWriteAnswer
{
    public static void Write(
        JsonCall call, Table table, string tableName, StoredItem old, StoredItem item, string returned, string capacity)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        StoredItem shown = returned switch
        {
            "ALL_OLD" => old,
            "ALL_NEW" => item,
            _ => default,
        };
        if (shown.Exists)
        {
            writer.WritePropertyName("Attributes");
            writer.WriteRawValue(shown.Json, skipInputValidation: true);
        }

        if (capacity != "NONE")
        {
            var consumed = new ConsumedCapacity(tableName);
            WriteCost.Add(consumed, table, old, item);
            writer.WritePropertyName("ConsumedCapacity");
            consumed.Write(writer, capacity);
        }

        writer.WriteEndObject();
    }
}
