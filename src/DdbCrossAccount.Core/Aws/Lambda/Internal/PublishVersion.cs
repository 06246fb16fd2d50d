using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of PublishVersion.</summary>
internal static class PublishVersion
{
    public static readonly RestRequestMarshaller<PublishVersionRequest> Marshaller =
        new(LambdaOperation.Service, "POST", "/2015-03-31/functions/{FunctionName}/versions") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(FunctionConfigurations.Read<PublishVersionResponse>);

    private static void SetPlaces(IRequest request, PublishVersionRequest input) =>
        request.SetPath("FunctionName", input.FunctionName);

    private static void WriteMembers(Utf8JsonWriter writer, PublishVersionRequest request)
    {
        writer.WriteSet("CodeSha256", request.CodeSha256);
        writer.WriteSet("Description", request.Description);
        writer.WriteSet("RevisionId", request.RevisionId);
    }
}
