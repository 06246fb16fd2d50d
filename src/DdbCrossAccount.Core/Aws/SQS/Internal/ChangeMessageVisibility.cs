using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of ChangeMessageVisibility.</summary>
internal static class ChangeMessageVisibility
{
    public static readonly JsonRequestMarshaller<ChangeMessageVisibilityRequest> Marshaller =
        SqsOperation.Marshaller<ChangeMessageVisibilityRequest>(nameof(ChangeMessageVisibility), Write);

    public static readonly JsonAnswerUnmarshaller<ChangeMessageVisibilityResponse> Unmarshaller =
        SqsOperation.Unmarshaller<ChangeMessageVisibilityResponse>();

    private static void Write(Utf8JsonWriter writer, ChangeMessageVisibilityRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("ReceiptHandle", request.ReceiptHandle);
        writer.WriteSet("VisibilityTimeout", request.VisibilityTimeout);
    }
}
