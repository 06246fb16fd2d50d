using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DescribeEndpoints")]
internal sealed class DescribeEndpoints(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MinutesOfLife = 1440;

    protected override void Run(JsonCall call)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("Endpoints");
        writer.WriteStartObject();
        writer.WriteString("Address", $"dynamodb.{call.Region}.amazonaws.com");
        writer.WriteNumber("CachePeriodInMinutes", MinutesOfLife);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
