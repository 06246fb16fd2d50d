using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>
/// Awaits the whole body of every answer before it hands the answer on, and refuses a success that does not announce
/// its length.
/// </summary>
/// <remarks>
/// The SDK unmarshals synchronously: a body that still streams in would be waited for by a thread of the pool, and a
/// slow service would take all of them. AWS's JSON services announce the length of every answer; one without it may
/// have been cut
/// by something in between without a trace. A body that ends before its announced length fails here too. Both are input
/// errors, which the
/// SDK's retry policies know.
/// </remarks>
internal sealed class BufferedAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string LengthHeader = "Content-Length";

    // Far above the largest answer of any service; it only keeps a nonsensical length from taking all memory.
    private const long MaxBytes = 256 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            HttpContent content = answer.Content;
            answer.Content = await ReadWholeAsync(answer, cancellationToken).ConfigureAwait(false);
            content.Dispose();
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static async Task<HttpContent> ReadWholeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        byte[] body = IsLengthAnnounced(answer)
            ? await ReadAnnouncedAsync(answer.Content, cancellationToken).ConfigureAwait(false)
            : await ReadUnannouncedAsync(answer, cancellationToken).ConfigureAwait(false);
        var whole = new ByteArrayContent(body);
        foreach (KeyValuePair<string, HeaderStringValues> header in answer.Content.Headers.NonValidated)
        {
            whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return whole;
    }

    // Asking the content for its length makes the header up once the body is buffered: only the raw headers tell.
    private static bool IsLengthAnnounced(HttpResponseMessage answer) =>
        answer.Content.Headers.NonValidated.Contains(LengthHeader);

    private static async Task<byte[]> ReadAnnouncedAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is not (>= 0 and <= MaxBytes and long length))
        {
            throw new IncompleteAnswerException("The answer announces a length that no answer has.");
        }

        byte[] body = new byte[length];
        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return body;
    }

    // 204 has no body, and so no length (RFC 9110, 8.6).
    private static Task<byte[]> ReadUnannouncedAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.NoContent
            ? throw new IncompleteAnswerException("The answer does not announce its length (no Content-Length header).")
            : answer.Content.ReadAsByteArrayAsync(cancellationToken);
}
