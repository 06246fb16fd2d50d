using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of ListEventSourceMappings.</summary>
internal static class ListEventSourceMappings
{
    public static readonly RestRequestMarshaller<ListEventSourceMappingsRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/event-source-mappings") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, ListEventSourceMappingsRequest input)
    {
        request.SetQuery("EventSourceArn", input.EventSourceArn);
        request.SetQuery("FunctionName", input.FunctionName);
        request.SetQuery("Marker", input.Marker);
        request.SetQuery("MaxItems", input.MaxItems);
    }

    private static ListEventSourceMappingsResponse Read(JsonElement answer) => new()
    {
        NextMarker = answer.Text("NextMarker"),
        EventSourceMappings = answer.List("EventSourceMappings", Internal.EventSourceMappings.Read<EventSourceMappingConfiguration>),
    };
}
