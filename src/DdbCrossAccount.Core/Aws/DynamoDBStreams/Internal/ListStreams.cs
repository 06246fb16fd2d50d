using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>The wire form of ListStreams.</summary>
internal static class ListStreams
{
    public static readonly JsonRequestMarshaller<ListStreamsRequest> Marshaller =
        StreamsOperation.Marshaller<ListStreamsRequest>(nameof(ListStreams), Write);

    public static readonly JsonAnswerUnmarshaller<ListStreamsResponse> Unmarshaller =
        StreamsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, ListStreamsRequest request)
    {
        writer.WriteSet("TableName", request.TableName);
        writer.WriteSet("Limit", request.Limit);
        writer.WriteSet("ExclusiveStartStreamArn", request.ExclusiveStartStreamArn);
    }

    private static ListStreamsResponse Read(JsonElement answer) => new()
    {
        Streams = answer.List("Streams", ReadStream),
        LastEvaluatedStreamArn = answer.Text("LastEvaluatedStreamArn"),
    };

    private static StreamSummary ReadStream(JsonElement stream) => new()
    {
        StreamArn = stream.Text("StreamArn"),
        TableName = stream.Text("TableName"),
        StreamLabel = stream.Text("StreamLabel"),
    };
}
