using System.IO;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of Invoke: both bodies are the function's own.</summary>
internal static class Invocation
{
    public static readonly RestRequestMarshaller<InvokeRequest> Marshaller =
        new(LambdaOperation.Service, "POST", "/2015-03-31/functions/{FunctionName}/invocations")
        {
            Place = SetPlaces,
            Carry = static (request, input) => request.ContentStream = input.PayloadStream,
        };

    public static readonly RestAnswerUnmarshaller Unmarshaller = new(Read, LambdaErrors.Make);

    private static void SetPlaces(IRequest request, InvokeRequest input)
    {
        request.SetPath("FunctionName", input.FunctionName);
        request.SetQuery("Qualifier", input.Qualifier);
        request.SetHeader("X-Amz-Invocation-Type", input.InvocationType?.Value);
        request.SetHeader("X-Amz-Log-Type", input.LogType?.Value);
        request.SetHeader("X-Amz-Client-Context", input.ClientContext);
        request.Headers["Content-Type"] = "application/octet-stream";
    }

    private static InvokeResponse Read(byte[] body, IWebResponseData answer) => new()
    {
        StatusCode = (int)answer.StatusCode,
        FunctionError = Header(answer, "X-Amz-Function-Error"),
        LogResult = Header(answer, "X-Amz-Log-Result"),
        ExecutedVersion = Header(answer, "X-Amz-Executed-Version"),
        Payload = new MemoryStream(body, writable: false),
    };

    private static string? Header(IWebResponseData answer, string name) =>
        answer.IsHeaderPresent(name) ? answer.GetHeaderValue(name) : null;
}
