using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>The table, or the global index of it, that a request on contributor insights names. The empty name is the table.</summary>
internal sealed record InsightsTarget(Table Table, string IndexName)
{
    private IReadOnlyList<KeyElement> Keys =>
        IndexName.Length == 0 ? Table.Definition.Keys : Table.Definition.GlobalIndexes.First(index => index.Name == IndexName).Keys;

    public static InsightsTarget Open(TableAccess access, JsonCall call, string operation, RequestObject request)
    {
        string name = request.RequiredText("TableName");
        string index = request.Text("IndexName") ?? "";
        request.Check();
        Table table = access.ForOwnTable(call, operation, name);
        return index.Length == 0 || table.Definition.GlobalIndexes.Any(known => known.Name == index)
            ? new InsightsTarget(table, index)
            : throw DynamoDbError.ResourceNotFound(
                $"Requested resource not found: Index: {index} not found for table: {table.Arn.Name}");
    }

    /// <summary>Called under the table's lock.</summary>
    public ContributorInsights? Find()
    {
        return Table.Insights.GetValueOrDefault(IndexName);
    }

    public void WriteNames(Utf8JsonWriter writer)
    {
        writer.WriteString("TableName", Table.Arn.Name);
        if (IndexName.Length > 0)
        {
            writer.WriteString("IndexName", IndexName);
        }
    }

    /// <summary>The names of the rules while there are any.</summary>
    public IReadOnlyList<string> Rules()
    {
        string resource = IndexName.Length == 0 ? Table.Arn.Name : $"{Table.Arn.Name}-{IndexName}";
        bool hasSortKey = Keys.Any(key => string.Equals(key.KeyType, KeyElement.Range, StringComparison.Ordinal));
        return Find() is { IsEnabled: true } insights ? insights.Rules(resource, hasSortKey) : [];
    }
}
