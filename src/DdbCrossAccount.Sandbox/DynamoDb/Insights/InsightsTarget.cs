using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>The table, or the index of it, that a request on contributor insights names. The empty name is the table.</summary>
internal sealed record InsightsTarget(Table Table, string IndexName)
{
    public static InsightsTarget Open(TableAccess access, JsonCall call, string operation, RequestObject request)
    {
        string name = request.RequiredText("TableName");
        string index = request.Text("IndexName") ?? "";
        request.Check();
        Table table = access.ForOwnTable(call, operation, name);
        return index.Length == 0 || table.Definition.Indexes.Any(known => known.Name == index)
            ? new InsightsTarget(table, index)
            : throw DynamoDbError.ResourceNotFound($"Requested resource not found: Table: {table.Arn.Name} Index: {index} not found");
    }
}
