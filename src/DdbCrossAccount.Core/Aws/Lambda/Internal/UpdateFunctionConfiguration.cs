using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of UpdateFunctionConfiguration.</summary>
internal static class UpdateFunctionConfiguration
{
    public static readonly RestRequestMarshaller<UpdateFunctionConfigurationRequest> Marshaller =
        new(LambdaOperation.Service, "PUT", "/2015-03-31/functions/{FunctionName}/configuration") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(FunctionConfigurations.Read<UpdateFunctionConfigurationResponse>);

    private static void SetPlaces(IRequest request, UpdateFunctionConfigurationRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);

    private static void WriteMembers(Utf8JsonWriter writer, UpdateFunctionConfigurationRequest request)
    {
        writer.WriteSet("Role", request.Role);
        writer.WriteSet("Handler", request.Handler);
        writer.WriteSet("Description", request.Description);
        writer.WriteSet("Timeout", request.Timeout);
        writer.WriteSet("MemorySize", request.MemorySize);
        writer.WriteSet("Environment", request.Environment, EnvironmentVariables.Write);
        writer.WriteSet("Runtime", request.Runtime?.Value);
        writer.WriteSet("RevisionId", request.RevisionId);
    }
}
