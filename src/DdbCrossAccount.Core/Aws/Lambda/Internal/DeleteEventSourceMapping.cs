using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of DeleteEventSourceMapping.</summary>
internal static class DeleteEventSourceMapping
{
    public static readonly RestRequestMarshaller<DeleteEventSourceMappingRequest> Marshaller =
        new(LambdaOperation.Service, "DELETE", "/2015-03-31/event-source-mappings/{UUID}") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(EventSourceMappings.Read<DeleteEventSourceMappingResponse>);

    private static void SetPlaces(IRequest request, DeleteEventSourceMappingRequest input) =>
        request.SetPath("UUID", input.UUID);
}
