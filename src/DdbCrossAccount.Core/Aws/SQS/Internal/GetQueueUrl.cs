using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of GetQueueUrl.</summary>
internal static class GetQueueUrl
{
    public static readonly JsonRequestMarshaller<GetQueueUrlRequest> Marshaller =
        SqsOperation.Marshaller<GetQueueUrlRequest>(nameof(GetQueueUrl), Write);

    public static readonly JsonAnswerUnmarshaller<GetQueueUrlResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, GetQueueUrlRequest request)
    {
        writer.WriteSet("QueueName", request.QueueName);
        writer.WriteSet("QueueOwnerAWSAccountId", request.QueueOwnerAWSAccountId);
    }

    private static GetQueueUrlResponse Read(JsonElement answer) => new() { QueueUrl = answer.Text("QueueUrl") };
}
