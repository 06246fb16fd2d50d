using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DescribeLimits")]
internal sealed class DescribeLimits(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        string account = call.Caller.AccountId;
        Access.Demand(call, "DescribeLimits", $"arn:aws:dynamodb:{call.Region}:{account}:*", account, policy: null);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteNumber("AccountMaxReadCapacityUnits", ThroughputLimits.AccountMaximum);
        writer.WriteNumber("AccountMaxWriteCapacityUnits", ThroughputLimits.AccountMaximum);
        writer.WriteNumber("TableMaxReadCapacityUnits", ThroughputLimits.TableMaximum);
        writer.WriteNumber("TableMaxWriteCapacityUnits", ThroughputLimits.TableMaximum);
        writer.WriteEndObject();
    }
}
