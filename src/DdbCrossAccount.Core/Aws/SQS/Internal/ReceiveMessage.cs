using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of ReceiveMessage.</summary>
internal static class ReceiveMessage
{
    public static readonly JsonRequestMarshaller<ReceiveMessageRequest> Marshaller =
        SqsOperation.Marshaller<ReceiveMessageRequest>(nameof(ReceiveMessage), Write);

    public static readonly JsonAnswerUnmarshaller<ReceiveMessageResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, ReceiveMessageRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("MaxNumberOfMessages", request.MaxNumberOfMessages);
        writer.WriteSet("VisibilityTimeout", request.VisibilityTimeout);
        writer.WriteSet("WaitTimeSeconds", request.WaitTimeSeconds);
        writer.WriteSet("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
        writer.WriteSet("MessageAttributeNames", request.MessageAttributeNames);
    }

    private static ReceiveMessageResponse Read(JsonElement answer) => new() { Messages = answer.List("Messages", ReadMessage) };

    private static Message ReadMessage(JsonElement message) => new()
    {
        MessageId = message.Text("MessageId"),
        ReceiptHandle = message.Text("ReceiptHandle"),
        MD5OfBody = message.Text("MD5OfBody"),
        Body = message.Text("Body"),
        Attributes = message.Map("Attributes", static value => value.GetString()!),
        MessageAttributes = message.Map("MessageAttributes", Internal.MessageAttributes.Read),
    };
}
