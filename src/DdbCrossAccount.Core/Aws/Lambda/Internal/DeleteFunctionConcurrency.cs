using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of DeleteFunctionConcurrency.</summary>
internal static class DeleteFunctionConcurrency
{
    public static readonly RestRequestMarshaller<DeleteFunctionConcurrencyRequest> Marshaller =
        new(LambdaOperation.Service, "DELETE", "/2017-10-31/functions/{FunctionName}/concurrency") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller<DeleteFunctionConcurrencyResponse>();

    private static void SetPlaces(IRequest request, DeleteFunctionConcurrencyRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);
}
