using System;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// What AWS checks of a BatchWriteItem before tables and items: the members that take certain words, all in one error,
/// then names of tables, then the number of tables and writes.
/// </summary>
internal static class BatchWriteConstraints
{
    private const string Counts =
        "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
        + "Member must have length greater than or equal to 1]";

    public static void Check(ReadOnlyMemory<byte> body)
    {
        RequestObject request = RequestObject.Parse(body);
        ConsumedCapacity.Mode(request);
        request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE");
        request.Check();
        if (!request.Has("RequestItems"))
        {
            throw DynamoDbError.Validation(
                "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: Member must not be null");
        }

        using JsonDocument tables = JsonDocument.Parse(
            request.Raw("RequestItems").ToArray(), new JsonDocumentOptions { MaxDepth = JsonShape.Options.MaxDepth });
        if (tables.RootElement.ValueKind == JsonValueKind.Object)
        {
            TableNameMember.CheckKeysOf(request, "RequestItems", tables.RootElement.EnumerateObject().Select(table => table.Name));
            request.Check();
            foreach (JsonProperty table in tables.RootElement.EnumerateObject())
            {
                CheckCount(table);
            }
        }
    }

    private static void CheckCount(JsonProperty table)
    {
        int? count = table.Value.ValueKind == JsonValueKind.Array ? table.Value.GetArrayLength() : null;
        if (count == 0)
        {
            throw DynamoDbError.Validation(
                $"1 validation error detected: Value '{{{table.Name}=[]}}' at 'requestItems' failed to satisfy constraint: {Counts}");
        }

        if (count > BatchWriteItem.MaximumWrites)
        {
            throw DynamoDbError.Validation(
                $"1 validation error detected: Value at 'RequestItems.{table.Name}.member' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {BatchWriteItem.MaximumWrites}");
        }
    }
}
