using System.Net;
using System.Net.Http;
using System.Text;

namespace DdbCrossAccount.Core.Tests.Functions;

/// <summary>An answer that goes wrong.</summary>
/// <param name="IsServed">True when the call is served all the same.</param>
/// <param name="Status">The status; none for an answer that never comes.</param>
/// <param name="Code">The code of the error.</param>
/// <param name="Message">The text of the error.</param>
internal sealed record FakeLambdaFault(bool IsServed, int? Status, string Code, string Message)
{
    public static FakeLambdaFault Error(int status, string code, string message) => new(false, status, code, message);

    /// <summary>The call is served, and its answer lost.</summary>
    public static FakeLambdaFault LostAnswer { get; } = new(true, null, "", "");

    public HttpResponseMessage Answer()
    {
        if (Status is not { } status)
        {
            throw new HttpRequestException("The connection was cut.");
        }

        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = Body($$"""{"Type":"User","message":"{{Message}}"}"""),
        };
        answer.Headers.Add("x-amzn-ErrorType", Code);
        answer.Headers.Add("x-amzn-RequestId", "REQUEST1");
        return answer;
    }

    /// <summary>A body that announces its length, as all of AWS's do.</summary>
    public static ByteArrayContent Body(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentLength = bytes.Length;
        return content;
    }
}
