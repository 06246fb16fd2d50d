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
        ContributorInsights? insights;
        lock (target.Table.Gate)
        {
            insights = target.Table.Insights.GetValueOrDefault(target.IndexName);
        }

        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("TableName", target.Table.Arn.Name);
        if (target.IndexName.Length > 0)
        {
            writer.WriteString("IndexName", target.IndexName);
        }

        writer.WriteString("ContributorInsightsStatus", insights?.Status ?? "DISABLED");
        if (insights is not null)
        {
            writer.WriteString("ContributorInsightsMode", insights.Mode);
            JsonTime.Write(writer, "LastUpdateDateTime", insights.UpdatedAt);
        }

        writer.WriteEndObject();
    }
}
