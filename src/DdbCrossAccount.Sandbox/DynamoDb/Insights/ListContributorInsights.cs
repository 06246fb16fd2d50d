using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>The tables and indexes of the caller's account for which insights were ever set, on one page.</summary>
[Operation("DynamoDB_20120810.ListContributorInsights")]
internal sealed class ListContributorInsights(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? name = request.Text("TableName");
        request.Check();
        IEnumerable<Table> tables = name is null ? All(call) : [Access.ForOwnTable(call, "ListContributorInsights", name)];
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("ContributorInsightsSummaries");
        foreach (Table table in tables)
        {
            Write(writer, table);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Table table)
    {
        lock (table.Gate)
        {
            foreach ((string index, ContributorInsights insights) in table.Insights.OrderBy(entry => entry.Key, System.StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteString("TableName", table.Arn.Name);
                if (index.Length > 0)
                {
                    writer.WriteString("IndexName", index);
                }

                writer.WriteString("ContributorInsightsStatus", insights.Status);
                writer.WriteString("ContributorInsightsMode", insights.Mode);
                writer.WriteEndObject();
            }
        }
    }

    private IReadOnlyList<Table> All(JsonCall call)
    {
        string account = call.Caller.AccountId;
        Access.Demand(call, "ListContributorInsights", $"arn:aws:dynamodb:{call.Region}:{account}:*", account, policy: null);
        return Services.DynamoDb.Catalog(account, call.Region).All();
    }
}
