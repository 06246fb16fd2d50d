using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of PutFunctionConcurrency.</summary>
internal static class PutFunctionConcurrency
{
    public static readonly RestRequestMarshaller<PutFunctionConcurrencyRequest> Marshaller =
        new(LambdaOperation.Service, "PUT", "/2017-10-31/functions/{FunctionName}/concurrency") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, PutFunctionConcurrencyRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);

    private static void WriteMembers(Utf8JsonWriter writer, PutFunctionConcurrencyRequest request) =>
        writer.WriteSet("ReservedConcurrentExecutions", request.ReservedConcurrentExecutions);

    private static PutFunctionConcurrencyResponse Read(JsonElement answer) => new()
    {
        ReservedConcurrentExecutions = (int?)answer.Number("ReservedConcurrentExecutions"),
    };
}
