using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>The wire form of GetShardIterator.</summary>
internal static class GetShardIterator
{
    public static readonly JsonRequestMarshaller<GetShardIteratorRequest> Marshaller =
        StreamsOperation.Marshaller<GetShardIteratorRequest>(nameof(GetShardIterator), Write);

    public static readonly JsonAnswerUnmarshaller<GetShardIteratorResponse> Unmarshaller =
        StreamsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, GetShardIteratorRequest request)
    {
        writer.WriteSet("StreamArn", request.StreamArn);
        writer.WriteSet("ShardId", request.ShardId);
        writer.WriteSet("ShardIteratorType", request.ShardIteratorType?.Value);
        writer.WriteSet("SequenceNumber", request.SequenceNumber);
    }

    private static GetShardIteratorResponse Read(JsonElement answer) => new()
    {
        ShardIterator = answer.Text("ShardIterator"),
    };

}
