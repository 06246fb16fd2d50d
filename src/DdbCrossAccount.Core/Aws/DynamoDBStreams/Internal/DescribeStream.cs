using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>The wire form of DescribeStream.</summary>
internal static class DescribeStream
{
    public static readonly JsonRequestMarshaller<DescribeStreamRequest> Marshaller =
        StreamsOperation.Marshaller<DescribeStreamRequest>(nameof(DescribeStream), Write);

    public static readonly JsonAnswerUnmarshaller<DescribeStreamResponse> Unmarshaller =
        StreamsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, DescribeStreamRequest request)
    {
        writer.WriteSet("StreamArn", request.StreamArn);
        writer.WriteSet("Limit", request.Limit);
        writer.WriteSet("ExclusiveStartShardId", request.ExclusiveStartShardId);
        writer.WriteSet("ShardFilter", request.ShardFilter, WriteFilter);
    }

    private static void WriteFilter(Utf8JsonWriter writer, ShardFilter filter)
    {
        writer.WriteSet("Type", filter.Type?.Value);
        writer.WriteSet("ShardId", filter.ShardId);
    }

    private static DescribeStreamResponse Read(JsonElement answer) => new()
    {
        StreamDescription = answer.Object("StreamDescription", ReadStream),
    };

    private static StreamDescription ReadStream(JsonElement stream) => new()
    {
        StreamArn = stream.Text("StreamArn"),
        StreamLabel = stream.Text("StreamLabel"),
        StreamStatus = stream.Object("StreamStatus", static value => new StreamStatus(value.GetString()!)),
        StreamViewType = stream.Object("StreamViewType", static value => new StreamViewType(value.GetString()!)),
        CreationRequestDateTime = stream.Time("CreationRequestDateTime"),
        TableName = stream.Text("TableName"),
        KeySchema = stream.List("KeySchema", ReadKey),
        Shards = stream.List("Shards", ReadShard),
        LastEvaluatedShardId = stream.Text("LastEvaluatedShardId"),
    };

    private static KeySchemaElement ReadKey(JsonElement key) => new()
    {
        AttributeName = key.Text("AttributeName"),
        KeyType = key.Object("KeyType", static value => new KeyType(value.GetString()!)),
    };

    private static Shard ReadShard(JsonElement shard) => new()
    {
        ShardId = shard.Text("ShardId"),
        ParentShardId = shard.Text("ParentShardId"),
        SequenceNumberRange = shard.Object("SequenceNumberRange", ReadRange),
    };

    private static SequenceNumberRange ReadRange(JsonElement range) => new()
    {
        StartingSequenceNumber = range.Text("StartingSequenceNumber"),
        EndingSequenceNumber = range.Text("EndingSequenceNumber"),
    };
}
