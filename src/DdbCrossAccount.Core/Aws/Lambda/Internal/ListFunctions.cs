using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of ListFunctions.</summary>
internal static class ListFunctions
{
    public static readonly RestRequestMarshaller<ListFunctionsRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/functions") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, ListFunctionsRequest input)
    {
        request.SetQuery("Marker", input.Marker);
        request.SetQuery("MaxItems", input.MaxItems);
    }

    private static ListFunctionsResponse Read(JsonElement answer) => new()
    {
        NextMarker = answer.Text("NextMarker"),
        Functions = answer.List("Functions", FunctionConfigurations.Read<FunctionConfiguration>),
    };
}
