using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.DescribeLimits")]
internal sealed class DescribeLimits(SandboxServices services) : DynamoDbOperation(services)
{
    private const int AccountMaximum = 80_000;
    private const int TableMaximum = 40_000;

    protected override void Run(JsonCall call)
    {
        string account = call.Caller.AccountId;
        Access.Demand(call, "DescribeLimits", $"arn:aws:dynamodb:{call.Region}:{account}:*", account, policy: null);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteNumber("AccountMaxReadCapacityUnits", AccountMaximum);
        writer.WriteNumber("AccountMaxWriteCapacityUnits", AccountMaximum);
        writer.WriteNumber("TableMaxReadCapacityUnits", TableMaximum);
        writer.WriteNumber("TableMaxWriteCapacityUnits", TableMaximum);
        writer.WriteEndObject();
    }
}
