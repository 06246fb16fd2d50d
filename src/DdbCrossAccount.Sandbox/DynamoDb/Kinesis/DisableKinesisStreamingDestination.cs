using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.DisableKinesisStreamingDestination")]
internal sealed class DisableKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    private static readonly KinesisChange Change = new(
        "DisableKinesisStreamingDestination", "EnableKinesisStreamingConfiguration", KinesisDestination.Disabling);

    protected override void Run(JsonCall call)
    {
        Change.Apply(Access, call);
    }
}
