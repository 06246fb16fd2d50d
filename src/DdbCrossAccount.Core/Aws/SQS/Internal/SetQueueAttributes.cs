using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of SetQueueAttributes.</summary>
internal static class SetQueueAttributes
{
    public static readonly JsonRequestMarshaller<SetQueueAttributesRequest> Marshaller =
        SqsOperation.Marshaller<SetQueueAttributesRequest>(nameof(SetQueueAttributes), Write);

    public static readonly JsonAnswerUnmarshaller<SetQueueAttributesResponse> Unmarshaller =
        SqsOperation.Unmarshaller<SetQueueAttributesResponse>();

    private static void Write(Utf8JsonWriter writer, SetQueueAttributesRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("Attributes", request.Attributes);
    }
}
