using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of GetQueueAttributes.</summary>
internal static class GetQueueAttributes
{
    public static readonly JsonRequestMarshaller<GetQueueAttributesRequest> Marshaller =
        SqsOperation.Marshaller<GetQueueAttributesRequest>(nameof(GetQueueAttributes), Write);

    public static readonly JsonAnswerUnmarshaller<GetQueueAttributesResponse> Unmarshaller =
        SqsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, GetQueueAttributesRequest request)
    {
        writer.WriteSet("QueueUrl", request.QueueUrl);
        writer.WriteSet("AttributeNames", request.AttributeNames);
    }

    private static GetQueueAttributesResponse Read(JsonElement answer) => new()
    {
        Attributes = answer.Map("Attributes", static value => value.GetString()!),
    };
}
