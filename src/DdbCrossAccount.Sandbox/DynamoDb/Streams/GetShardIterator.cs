using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

[Operation("DynamoDBStreams_20120810.GetShardIterator")]
internal sealed class GetShardIterator : DynamoDbOperation
{
    private readonly StreamAccess _streams;

    public GetShardIterator(SandboxServices services)
        : base(services)
    {
        _streams = new StreamAccess(services, Access);
    }

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = StreamRequest.StreamArn(request);
        string shardId = StreamRequest.ShardId(request);
        string type = request.RequiredChoice(
            "ShardIteratorType",
            ShardIteratorType.AtSequenceNumber, ShardIteratorType.AfterSequenceNumber, ShardIteratorType.TrimHorizon,
            ShardIteratorType.Latest);
        string? sequence = StreamRequest.SequenceNumber(request);
        request.Check();
        long number = SequenceOf(type, sequence);
        (Table table, TableStream stream) = _streams.Open(call, "GetShardIterator", arn);
        long position = StreamReader.For(Services, table, stream).Position(shardId, type, number);
        var iterator = new ShardIterator(arn, shardId, position, table.Now);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("ShardIterator", iterator.Encode());
        writer.WriteEndObject();
    }

    private static long SequenceOf(string type, string? sequence)
    {
        if (type is ShardIteratorType.TrimHorizon or ShardIteratorType.Latest)
        {
            return sequence is null
                ? 0
                : throw DynamoDbError.Validation($"Invalid request: SequenceNumber must not be given with ShardIteratorType {type}");
        }

        return sequence is not null && SequenceNumber.TryParse(sequence, out long number)
            ? number
            : throw DynamoDbError.Validation("Invalid SequenceNumber");
    }
}
