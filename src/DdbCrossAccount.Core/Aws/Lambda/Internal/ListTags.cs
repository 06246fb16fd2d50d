using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of ListTags.</summary>
internal static class ListTags
{
    public static readonly RestRequestMarshaller<ListTagsRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2017-03-31/tags/{Resource}") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, ListTagsRequest input) =>
        request.SetPath("Resource", input.Resource);

    private static ListTagsResponse Read(JsonElement answer) => new() { Tags = answer.Map("Tags", static value => value.GetString()!) };
}
