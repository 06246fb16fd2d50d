using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of GetFunctionConfiguration.</summary>
internal static class GetFunctionConfiguration
{
    public static readonly RestRequestMarshaller<GetFunctionConfigurationRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/functions/{FunctionName}/configuration") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(FunctionConfigurations.Read<GetFunctionConfigurationResponse>);

    private static void SetPlaces(IRequest request, GetFunctionConfigurationRequest input)
    {
        request.SetPath("FunctionName", input.FunctionName);
        request.SetQuery("Qualifier", input.Qualifier);
    }
}
