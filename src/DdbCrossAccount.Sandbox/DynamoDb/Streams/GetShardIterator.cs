using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

[Operation("DynamoDBStreams_20120810.GetShardIterator")]
internal sealed class GetShardIterator : DynamoDbOperation
{
    private const string TrimHorizon = "TRIM_HORIZON";
    private const string Latest = "LATEST";
    private const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";
    private const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";

    private readonly StreamAccess _streams;

    public GetShardIterator(SandboxServices services)
        : base(services)
    {
        _streams = new StreamAccess(services, Access);
    }

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("StreamArn");
        string shardId = request.RequiredText("ShardId");
        string type = request.RequiredChoice("ShardIteratorType", AtSequenceNumber, AfterSequenceNumber, TrimHorizon, Latest);
        string? sequence = request.Text("SequenceNumber");
        request.Check();
        long? number = SequenceOf(type, sequence);
        (Table table, TableStream stream) = _streams.Open(call, "GetShardIterator", arn);
        lock (table.Gate)
        {
            stream.Trim(table.Now);
            StreamShard shard = stream.FindShard(shardId) ?? throw DynamoDbError.NoShard(shardId, arn);
            var iterator = new ShardIterator(arn, shardId, Position(stream, shard, type, number), table.Now);
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            writer.WriteString("ShardIterator", iterator.Encode());
            writer.WriteEndObject();
        }
    }

    private static long? SequenceOf(string type, string? sequence)
    {
        if (type is TrimHorizon or Latest)
        {
            return sequence is null
                ? null
                : throw DynamoDbError.Validation($"Invalid request: SequenceNumber must not be given with ShardIteratorType {type}");
        }

        return sequence is not null && SequenceNumber.TryParse(sequence, out long number)
            ? number
            : throw DynamoDbError.Validation("Invalid SequenceNumber");
    }

    private static long Position(TableStream stream, StreamShard shard, string type, long? number)
    {
        switch (type)
        {
            case TrimHorizon: return shard.OldestSequence;
            case Latest: return stream.NextSequenceAtLeast;
            default:
                RefuseOutside(shard, number!.Value);
                return type == AtSequenceNumber ? number.Value : number.Value + 1;
        }
    }

    private static void RefuseOutside(StreamShard shard, long number)
    {
        if (number < shard.StartingSequence || number > shard.EndingSequence)
        {
            throw DynamoDbError.Validation("Invalid SequenceNumber");
        }

        if (number < shard.TrimmedBefore)
        {
            throw DynamoDbError.TrimmedData();
        }
    }
}
