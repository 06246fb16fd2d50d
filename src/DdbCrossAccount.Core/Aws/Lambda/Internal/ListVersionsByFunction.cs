using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of ListVersionsByFunction.</summary>
internal static class ListVersionsByFunction
{
    public static readonly RestRequestMarshaller<ListVersionsByFunctionRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/functions/{FunctionName}/versions") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, ListVersionsByFunctionRequest input)
    {
        request.SetPath("FunctionName", input.FunctionName);
        request.SetQuery("Marker", input.Marker);
        request.SetQuery("MaxItems", input.MaxItems);
    }

    private static ListVersionsByFunctionResponse Read(JsonElement answer) => new()
    {
        NextMarker = answer.Text("NextMarker"),
        Versions = answer.List("Versions", FunctionConfigurations.Read<FunctionConfiguration>),
    };
}
