using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

[Operation("DynamoDB_20120810.UpdateContributorInsights")]
internal sealed class UpdateContributorInsights(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string action = request.RequiredChoice("ContributorInsightsAction", "ENABLE", "DISABLE");
        string? mode = request.Choice("ContributorInsightsMode", ContributorInsights.AllKeys, ContributorInsights.ThrottledKeys);
        InsightsTarget target = InsightsTarget.Open(Access, call, "UpdateContributorInsights", request);
        ContributorInsights changed;
        lock (target.Table.Gate)
        {
            string old = target.Table.Insights.GetValueOrDefault(target.IndexName)?.Mode ?? ContributorInsights.AllKeys;
            changed = new ContributorInsights(action == "ENABLE", mode ?? old, target.Table.Now);
            target.Table.Insights[target.IndexName] = changed;
        }

        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("TableName", target.Table.Arn.Name);
        if (target.IndexName.Length > 0)
        {
            writer.WriteString("IndexName", target.IndexName);
        }

        writer.WriteString("ContributorInsightsStatus", action == "ENABLE" ? "ENABLING" : "DISABLING");
        writer.WriteString("ContributorInsightsMode", changed.Mode);
        writer.WriteEndObject();
    }
}
