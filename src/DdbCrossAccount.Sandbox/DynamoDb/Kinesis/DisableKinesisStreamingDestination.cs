using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.DisableKinesisStreamingDestination")]
internal sealed class DisableKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        KinesisChange.Apply(Access, call, "DisableKinesisStreamingDestination", turnsOn: false);
    }
}
