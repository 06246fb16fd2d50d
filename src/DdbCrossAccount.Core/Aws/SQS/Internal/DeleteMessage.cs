using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of DeleteMessage.</summary>
internal static class DeleteMessage
{
    public static readonly JsonRequestMarshaller<DeleteMessageRequest> Marshaller =
        SqsOperation.Marshaller<DeleteMessageRequest>(nameof(DeleteMessage), Write);

    public static readonly JsonAnswerUnmarshaller<DeleteMessageResponse> Unmarshaller =
        SqsOperation.Unmarshaller<DeleteMessageResponse>();

    private static void Write(Utf8JsonWriter writer, DeleteMessageRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("ReceiptHandle", request.ReceiptHandle);
    }
}
