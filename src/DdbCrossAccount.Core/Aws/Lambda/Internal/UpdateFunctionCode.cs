using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of UpdateFunctionCode.</summary>
internal static class UpdateFunctionCode
{
    public static readonly RestRequestMarshaller<UpdateFunctionCodeRequest> Marshaller =
        new(LambdaOperation.Service, "PUT", "/2015-03-31/functions/{FunctionName}/code") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(FunctionConfigurations.Read<UpdateFunctionCodeResponse>);

    private static void SetPlaces(IRequest request, UpdateFunctionCodeRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);

    private static void WriteMembers(Utf8JsonWriter writer, UpdateFunctionCodeRequest request)
    {
        writer.WriteSet("ZipFile", request.ZipFile);
        writer.WriteSet("S3Bucket", request.S3Bucket);
        writer.WriteSet("S3Key", request.S3Key);
        writer.WriteSet("S3ObjectVersion", request.S3ObjectVersion);
        writer.WriteSet("Architectures", request.Architectures);
        writer.WriteSet("Publish", request.Publish);
        writer.WriteSet("DryRun", request.DryRun);
        writer.WriteSet("RevisionId", request.RevisionId);
    }
}
