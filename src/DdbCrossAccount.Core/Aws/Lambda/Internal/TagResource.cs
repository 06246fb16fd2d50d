using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of TagResource.</summary>
internal static class TagResource
{
    public static readonly RestRequestMarshaller<TagResourceRequest> Marshaller =
        new(LambdaOperation.Service, "POST", "/2017-03-31/tags/{Resource}") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller<TagResourceResponse>();

    private static void SetPlaces(IRequest request, TagResourceRequest input) =>
        request.SetPath("Resource", input.Resource);

    private static void WriteMembers(Utf8JsonWriter writer, TagResourceRequest request) =>
        writer.WriteSet("Tags", request.Tags);
}
