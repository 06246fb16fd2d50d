using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DescribeTimeToLive")]
internal sealed class DescribeTimeToLive(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.Check();
        Table table = Access.ForOwnTable(call, "DescribeTimeToLive", name);
        lock (table.Gate)
        {
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            writer.WriteStartObject("TimeToLiveDescription");
            if (table.TimeToLive.AttributeName is { } attribute)
            {
                writer.WriteString("AttributeName", attribute);
            }

            writer.WriteString("TimeToLiveStatus", table.TimeToLive.IsEnabled ? "ENABLED" : "DISABLED");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
