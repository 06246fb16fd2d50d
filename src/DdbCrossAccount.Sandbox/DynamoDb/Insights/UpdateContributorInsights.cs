using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>Turns contributor insights on or off; asking for what is so already changes nothing.</summary>
[Operation("DynamoDB_20120810.UpdateContributorInsights")]
internal sealed class UpdateContributorInsights(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        bool enables = request.RequiredChoice("ContributorInsightsAction", "ENABLE", "DISABLE") == "ENABLE";
        string? mode = request.Choice("ContributorInsightsMode", ContributorInsights.AllKeys, ContributorInsights.ThrottledKeys);
        InsightsTarget target = InsightsTarget.Open(Access, call, "UpdateContributorInsights", request);
        Services.TableKeys.DemandUse(call.Caller, target.Table);
        lock (target.Table.Gate)
        {
            Change(target, enables, mode);
            Answer(call, target);
        }
    }

    private static void Change(InsightsTarget target, bool enables, string? mode)
    {
        Table table = target.Table;
        if (table.Work == TableWork.Creating)
        {
            throw DynamoDbError.Validation(
                "Table or Index is not in a valid state to update Key Access Insights: TableStatus must be ACTIVE to enable ContributorInsights.");
        }

        ContributorInsights? old = target.Find();
        string changed = enables ? mode ?? ContributorInsights.AllKeys : old?.Mode ?? ContributorInsights.AllKeys;
        if (enables == (old?.IsEnabled ?? false) && (!enables || old?.Mode == changed))
        {
            return;
        }

        table.Insights[target.IndexName] = new ContributorInsights(enables, changed, table.Now, table.Now + table.ChangeTime);
    }

    private static void Answer(JsonCall call, InsightsTarget target)
    {
        ContributorInsights? insights = target.Find();
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        target.WriteNames(writer);
        writer.WriteString("ContributorInsightsStatus", insights?.Status(target.Table.Now) ?? ContributorInsights.Disabled);
        if (insights is not null)
        {
            writer.WriteString("ContributorInsightsMode", insights.Mode);
        }

        writer.WriteEndObject();
    }
}
