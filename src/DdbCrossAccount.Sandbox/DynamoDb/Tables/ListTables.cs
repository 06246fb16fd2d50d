using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.ListTables")]
internal sealed class ListTables(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumPage = 100;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        int limit = (int)(request.IntegerBetween("Limit", 1, MaximumPage) ?? MaximumPage);
        string after = request.Has("ExclusiveStartTableName") ? TableDefinitionReader.NameIn(request, "ExclusiveStartTableName") : "";
        request.Check();
        string account = call.Caller.AccountId;
        Access.Demand(call, "ListTables", $"arn:aws:dynamodb:{call.Region}:{account}:table/*", account, policy: null);
        List<string> names =
        [
            .. Services.DynamoDb.Catalog(account, call.Region).All()
                .Select(table => table.Arn.Name)
                .Where(name => string.CompareOrdinal(name, after) > 0)
                .Take(limit + 1),
        ];
        Answer(call, names, limit);
    }

    private static void Answer(JsonCall call, List<string> names, int limit)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (names.Count > limit)
        {
            writer.WriteString("LastEvaluatedTableName", names[limit - 1]);
        }

        writer.WriteStartArray("TableNames");
        foreach (string name in names.Take(limit))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
