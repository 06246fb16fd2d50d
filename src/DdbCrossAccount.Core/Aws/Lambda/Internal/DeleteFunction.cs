using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of DeleteFunction.</summary>
internal static class DeleteFunction
{
    public static readonly RestRequestMarshaller<DeleteFunctionRequest> Marshaller =
        new(LambdaOperation.Service, "DELETE", "/2015-03-31/functions/{FunctionName}") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller<DeleteFunctionResponse>();

    private static void SetPlaces(IRequest request, DeleteFunctionRequest input)
    {
        request.SetPath("FunctionName", input.FunctionName);
        request.SetQuery("Qualifier", input.Qualifier);
    }
}
