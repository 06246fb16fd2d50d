using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>The tables and indexes of the caller's account whose insights are not off, in the order of their names.</summary>
[Operation("DynamoDB_20120810.ListContributorInsights")]
internal sealed class ListContributorInsights(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumPage = 100;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? name = request.Text("TableName");
        int limit = (int)(request.IntegerBetween("MaxResults", 1, MaximumPage) ?? MaximumPage);
        string? after = Decode(request.Text("NextToken"));
        request.Check();
        IEnumerable<Table> tables = name is null ? All(call) : [Access.ForOwnTable(call, "ListContributorInsights", name)];
        InsightsTarget[] shown =
        [
            .. tables.SelectMany(Shown)
                .Where(target => after is null || string.CompareOrdinal(Position(target), after) > 0)
                .Take(limit + 1),
        ];
        Answer(call, shown, limit);
    }

    private static IReadOnlyList<InsightsTarget> Shown(Table table)
    {
        lock (table.Gate)
        {
            return
            [
                .. table.Insights.Where(entry => entry.Value.Status(table.Now) != ContributorInsights.Disabled)
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new InsightsTarget(table, entry.Key)),
            ];
        }
    }

    private static void Answer(JsonCall call, InsightsTarget[] shown, int limit)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("ContributorInsightsSummaries");
        foreach (InsightsTarget target in shown.Take(limit))
        {
            Write(writer, target);
        }

        writer.WriteEndArray();
        if (shown.Length > limit)
        {
            writer.WriteString("NextToken", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Position(shown[limit - 1]))));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, InsightsTarget target)
    {
        lock (target.Table.Gate)
        {
            ContributorInsights insights = target.Find()!;
            writer.WriteStartObject();
            target.WriteNames(writer);
            writer.WriteString("ContributorInsightsStatus", insights.Status(target.Table.Now));
            writer.WriteString("ContributorInsightsMode", insights.Mode);
            writer.WriteEndObject();
        }
    }

    /// <summary>Where a target stands in the order; no name holds the separator.</summary>
    private static string Position(InsightsTarget target)
    {
        return $"{target.Table.Arn.Name}\u0001{target.IndexName}";
    }

    private static string? Decode(string? token)
    {
        return token is null ? null : Encoding.UTF8.GetString(Convert.FromHexString(token));
    }

    private IReadOnlyList<Table> All(JsonCall call)
    {
        string account = call.Caller.AccountId;
        Access.Demand(call, "ListContributorInsights", $"arn:aws:dynamodb:{call.Region}:{account}:*", account, policy: null);
        return Services.DynamoDb.Catalog(account, call.Region).All();
    }
}
