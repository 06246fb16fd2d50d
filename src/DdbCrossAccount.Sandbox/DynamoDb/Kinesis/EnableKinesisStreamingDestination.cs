using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.EnableKinesisStreamingDestination")]
internal sealed class EnableKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        KinesisChange.Apply(Access, call, "EnableKinesisStreamingDestination", turnsOn: true);
    }
}
