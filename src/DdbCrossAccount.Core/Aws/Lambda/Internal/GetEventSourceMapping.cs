using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of GetEventSourceMapping.</summary>
internal static class GetEventSourceMapping
{
    public static readonly RestRequestMarshaller<GetEventSourceMappingRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/event-source-mappings/{UUID}") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(EventSourceMappings.Read<GetEventSourceMappingResponse>);

    private static void SetPlaces(IRequest request, GetEventSourceMappingRequest input) =>
        request.SetPath("UUID", input.UUID);
}
