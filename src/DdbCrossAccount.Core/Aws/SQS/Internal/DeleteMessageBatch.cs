using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of DeleteMessageBatch.</summary>
internal static class DeleteMessageBatch
{
    public static readonly JsonRequestMarshaller<DeleteMessageBatchRequest> Marshaller =
        SqsOperation.Marshaller<DeleteMessageBatchRequest>(nameof(DeleteMessageBatch), Write);

    public static readonly JsonAnswerUnmarshaller<DeleteMessageBatchResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, DeleteMessageBatchRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteStartArray("Entries");
        foreach (DeleteMessageBatchRequestEntry entry in request.Entries ?? [])
        {
            writer.WriteStartObject();
            writer.WriteSet("Id", entry.Id);
            writer.WriteSet("ReceiptHandle", entry.ReceiptHandle);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static DeleteMessageBatchResponse Read(JsonElement answer) => new()
    {
        Successful = answer.List(
            "Successful", static entry => new DeleteMessageBatchResultEntry { Id = entry.Text("Id") }),
        Failed = answer.List("Failed", ReadError),
    };

    private static BatchResultErrorEntry ReadError(JsonElement entry) => new()
    {
        Id = entry.Text("Id"),
        SenderFault = entry.Flag("SenderFault"),
        Code = entry.Text("Code"),
        Message = entry.Text("Message"),
    };
}
