using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.UpdateKinesisStreamingDestination")]
internal sealed class UpdateKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    private static readonly KinesisChange Change = new(
        "UpdateKinesisStreamingDestination", "UpdateKinesisStreamingConfiguration", KinesisDestination.Updating);

    protected override void Run(JsonCall call)
    {
        Change.Apply(Access, call);
    }
}
