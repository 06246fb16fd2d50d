using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

[Operation("DynamoDB_20120810.DescribeContributorInsights")]
internal sealed class DescribeContributorInsights(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        InsightsTarget target = InsightsTarget.Open(Access, call, "DescribeContributorInsights", request);
        lock (target.Table.Gate)
        {
            Answer(call, target);
        }
    }

    private static void Answer(JsonCall call, InsightsTarget target)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        target.WriteNames(writer);
        WriteRules(writer, target.Rules());
        ContributorInsights? insights = target.Find();
        writer.WriteString("ContributorInsightsStatus", insights?.Status(target.Table.Now) ?? ContributorInsights.Disabled);
        if (insights is not null)
        {
            writer.WriteString("ContributorInsightsMode", insights.Mode);
            JsonTime.Write(writer, "LastUpdateDateTime", insights.UpdatedAt);
        }

        writer.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter writer, IReadOnlyList<string> rules)
    {
        if (rules.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("ContributorInsightsRuleList");
        foreach (string rule in rules)
        {
            writer.WriteStringValue(rule);
        }

        writer.WriteEndArray();
    }
}
