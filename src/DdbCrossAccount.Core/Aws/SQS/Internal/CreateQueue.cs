using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of CreateQueue.</summary>
internal static class CreateQueue
{
    public static readonly JsonRequestMarshaller<CreateQueueRequest> Marshaller =
        SqsOperation.Marshaller<CreateQueueRequest>(nameof(CreateQueue), Write);

    public static readonly JsonAnswerUnmarshaller<CreateQueueResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, CreateQueueRequest request)
    {
        writer.WriteSet("QueueName", request.QueueName);
        writer.WriteSet("Attributes", request.Attributes);
        writer.WriteSet("tags", request.Tags);
    }

    private static CreateQueueResponse Read(JsonElement answer) => new() { QueueUrl = answer.Text("QueueUrl") };
}
