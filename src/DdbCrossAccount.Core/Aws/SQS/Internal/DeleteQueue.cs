using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of DeleteQueue.</summary>
internal static class DeleteQueue
{
    public static readonly JsonRequestMarshaller<DeleteQueueRequest> Marshaller =
        SqsOperation.Marshaller<DeleteQueueRequest>(nameof(DeleteQueue), Write);

    public static readonly JsonAnswerUnmarshaller<DeleteQueueResponse> Unmarshaller =
        SqsOperation.Unmarshaller<DeleteQueueResponse>();

    private static void Write(Utf8JsonWriter writer, DeleteQueueRequest request) =>
        writer.WriteSet("QueueUrl", request.QueueUrl);
}
