using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.EnableKinesisStreamingDestination")]
internal sealed class EnableKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    private static readonly KinesisChange Change = new(
        "EnableKinesisStreamingDestination", "EnableKinesisStreamingConfiguration", KinesisDestination.Enabling);

    protected override void Run(JsonCall call)
    {
        Change.Apply(Access, call);
    }
}
