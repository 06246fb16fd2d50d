using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests.Aws.Http;

/// <summary>Lines for the script of a <see cref="ScriptedServer"/>.</summary>
internal static class Answer
{
    private const string Common = "Content-Type: application/x-amz-json-1.0\r\nx-amzn-RequestId: REQUEST1\r\n";

    /// <summary>A whole answer.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Json(
        string body, int status = 200, string extraHeaders = "") =>
        async (_, stream, token) =>
        {
            await WriteAsync(stream, Head(status, Encoding.UTF8.GetByteCount(body), extraHeaders) + body, token);
            return true;
        };

    /// <summary>An answer without a body, and without a length where there can be none.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Empty(int status = 200) =>
        async (_, stream, token) =>
        {
            string head = status == 204 ? $"HTTP/1.1 204 Told\r\n{Common}\r\n" : Head(status, 0, string.Empty);
            await WriteAsync(stream, head, token);
            return true;
        };

    /// <summary>An answer that depends on the request.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> From(Func<ScriptedRequest, string> makeBody) =>
        (request, stream, token) => Json(makeBody(request))(request, stream, token);

    /// <summary>An error of the service.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Error(string code, int status = 400, string more = "") =>
        Json($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"Told by the test."{{more}}}""", status);

    /// <summary>Half of the body, then the other half when the test lets it go.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Slow(string body, Action halfSent, Task released) =>
        async (_, stream, token) =>
        {
            int half = body.Length / 2;
            await WriteAsync(stream, Head(200, Encoding.UTF8.GetByteCount(body), string.Empty) + body[..half], token);
            halfSent();
            await released.WaitAsync(token);
            await WriteAsync(stream, body[half..], token);
            return true;
        };

    /// <summary>A whole body in two chunks, its length never announced.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Chunked(string body) =>
        async (_, stream, token) =>
        {
            int half = body.Length / 2;
            string text = "HTTP/1.1 200 OK\r\n" + Common + "Transfer-Encoding: chunked\r\n\r\n"
                + half.ToString("x", CultureInfo.InvariantCulture) + "\r\n" + body[..half] + "\r\n"
                + (body.Length - half).ToString("x", CultureInfo.InvariantCulture) + "\r\n" + body[half..] + "\r\n0\r\n\r\n";
            await WriteAsync(stream, text, token);
            return true;
        };

    /// <summary>A whole body without any length, ended by the end of the connection.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> EndedByClose(string body) =>
        async (_, stream, token) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\n" + Common + "Connection: close\r\n\r\n" + body, token);
            return false;
        };

    /// <summary>The head of an answer and a part of its body; then the connection ends.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Cut(string body, int afterBytes) =>
        async (_, stream, token) =>
        {
            await WriteAsync(stream, Head(200, body.Length, string.Empty) + body[..afterBytes], token);
            return false;
        };

    /// <summary>An answer that announces fewer bytes than the document has, and sends no more than it announces.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> TooShort(string body, int bytes) => Json(body[..bytes]);

    /// <summary>The request is taken and nothing is said about it.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> Lost() => (_, _, _) => Task.FromResult(false);

    private static string Head(int status, int length, string extraHeaders) =>
        $"HTTP/1.1 {status} Told\r\n{Common}{extraHeaders}Content-Length: {length}\r\n\r\n";

    private static async Task WriteAsync(Stream stream, string text, CancellationToken token)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);
        await stream.FlushAsync(token);
    }
}
