using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

[Operation("DynamoDB_20120810.UpdateTimeToLive")]
internal sealed class UpdateTimeToLive(SandboxServices services) : DynamoDbOperation(services)
{
    private const int LongestAttributeName = 255;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableNameMember.ReadOfTable(request);
        RequestObject? specification = request.RequiredObject("TimeToLiveSpecification");
        string attribute = specification?.TextOfLength("AttributeName", 1, LongestAttributeName) ?? "";
        bool enabled = specification?.RequiredFlag("Enabled") ?? false;
        request.Check();
        Table table = Access.ForOwnTable(call, "UpdateTimeToLive", name);
        Services.TableKeys.DemandUse(call.Caller, table);
        lock (table.Gate)
        {
            Change(table, attribute, enabled);
        }

        Answer(call, attribute, enabled);
    }

    private static void Change(Table table, string attribute, bool enabled)
    {
        if (table.Status() == TableStatus.Creating)
        {
            throw DynamoDbError.StillInUse($"Table {table.Arn.Name} is being created");
        }

        DateTimeOffset effective = table.TimeToLive.Change(enabled, attribute, table.Now);
        if (enabled)
        {
            table.Expiry.Begin(attribute, effective, table.Items);
        }
        else
        {
            table.Expiry.End();
        }
    }

    private static void Answer(JsonCall call, string attribute, bool enabled)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("TimeToLiveSpecification");
        writer.WriteString("AttributeName", attribute);
        writer.WriteBoolean("Enabled", enabled);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
