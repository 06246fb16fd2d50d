using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of CreateFunction.</summary>
internal static class CreateFunction
{
    public static readonly RestRequestMarshaller<CreateFunctionRequest> Marshaller =
        new(LambdaOperation.Service, "POST", "/2015-03-31/functions") { Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(FunctionConfigurations.Read<CreateFunctionResponse>);

    private static void WriteMembers(Utf8JsonWriter writer, CreateFunctionRequest request)
    {
        writer.WriteSet("FunctionName", request.FunctionName);
        writer.WriteSet("Runtime", request.Runtime?.Value);
        writer.WriteSet("Role", request.Role);
        writer.WriteSet("Handler", request.Handler);
        writer.WriteSet("Code", request.Code, WriteCode);
        writer.WriteSet("Description", request.Description);
        writer.WriteSet("Timeout", request.Timeout);
        writer.WriteSet("MemorySize", request.MemorySize);
        writer.WriteSet("Publish", request.Publish);
        writer.WriteSet("Environment", request.Environment, EnvironmentVariables.Write);
        writer.WriteSet("Tags", request.Tags);
        writer.WriteSet("Architectures", request.Architectures);
    }

    private static void WriteCode(Utf8JsonWriter writer, FunctionCode code)
    {
        writer.WriteSet("ZipFile", code.ZipFile);
        writer.WriteSet("S3Bucket", code.S3Bucket);
        writer.WriteSet("S3Key", code.S3Key);
        writer.WriteSet("S3ObjectVersion", code.S3ObjectVersion);
    }
}
