using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

[Operation("DynamoDB_20120810.DescribeTimeToLive")]
internal sealed class DescribeTimeToLive(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableNameMember.ReadOfTable(request);
        request.Check();
        Table table = Access.ForOwnTable(call, "DescribeTimeToLive", name);
        lock (table.Gate)
        {
            RequireDescribable(table);
            Answer(call, table.TimeToLive, table.Now);
        }
    }

    private static void RequireDescribable(Table table)
    {
        string status = table.Status();
        if (status is TableStatus.Creating or TableStatus.Deleting)
        {
            throw DynamoDbError.Validation(
                $"Cannot describe time to live while table is in {status} state: Current table state is {status}");
        }
    }

    private static void Answer(JsonCall call, TimeToLiveSetting setting, DateTimeOffset now)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("TimeToLiveDescription");
        if (setting.AttributeName(now) is { } attribute)
        {
            writer.WriteString("AttributeName", attribute);
        }

        writer.WriteString("TimeToLiveStatus", setting.Status(now));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
