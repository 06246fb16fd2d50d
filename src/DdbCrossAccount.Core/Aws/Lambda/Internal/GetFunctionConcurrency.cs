using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of GetFunctionConcurrency.</summary>
internal static class GetFunctionConcurrency
{
    public static readonly RestRequestMarshaller<GetFunctionConcurrencyRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2019-09-30/functions/{FunctionName}/concurrency") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, GetFunctionConcurrencyRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);

    private static GetFunctionConcurrencyResponse Read(JsonElement answer) => new()
    {
        ReservedConcurrentExecutions = (int?)answer.Number("ReservedConcurrentExecutions"),
    };
}
