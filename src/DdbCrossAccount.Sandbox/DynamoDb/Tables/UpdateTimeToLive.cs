using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.UpdateTimeToLive")]
internal sealed class UpdateTimeToLive(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        RequestObject? specification = request.RequiredObject("TimeToLiveSpecification");
        string attribute = specification?.RequiredText("AttributeName") ?? "";
        bool? enabled = specification?.Flag("Enabled");
        if (enabled is null)
        {
            specification?.Missing("Enabled");
        }

        request.Check();
        Table table = Access.ForOwnTable(call, "UpdateTimeToLive", name);
        lock (table.Gate)
        {
            Change(table, attribute, enabled == true);
        }

        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("TimeToLiveSpecification");
        writer.WriteString("AttributeName", attribute);
        writer.WriteBoolean("Enabled", enabled == true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Change(Table table, string attribute, bool enabled)
    {
        if (!table.ServesItems)
        {
            throw DynamoDbError.TableBusy(table.Arn.Name, "created");
        }

        if (enabled == table.TimeToLive.IsEnabled)
        {
            throw DynamoDbError.Validation($"TimeToLive is already {(enabled ? "enabled" : "disabled")}");
        }

        if (!enabled && table.TimeToLive.AttributeName != attribute)
        {
            throw DynamoDbError.Validation(
                $"TimeToLive is active on a different AttributeName: current AttributeName is {table.TimeToLive.AttributeName}");
        }

        if (enabled)
        {
            table.TimeToLive.Enable(attribute);
        }
        else
        {
            table.TimeToLive.Disable();
        }
    }
}
