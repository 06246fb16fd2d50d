using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of SendMessage.</summary>
internal static class SendMessage
{
    public static readonly JsonRequestMarshaller<SendMessageRequest> Marshaller =
        SqsOperation.Marshaller<SendMessageRequest>(nameof(SendMessage), Write);

    public static readonly JsonAnswerUnmarshaller<SendMessageResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, SendMessageRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("MessageBody", request.MessageBody);
        writer.WriteSet("DelaySeconds", request.DelaySeconds);
        MessageAttributes.Write(writer, request.MessageAttributes);
    }

    private static SendMessageResponse Read(JsonElement answer) => new()
    {
        MessageId = answer.Text("MessageId"),
        MD5OfMessageBody = answer.Text("MD5OfMessageBody"),
    };
}
