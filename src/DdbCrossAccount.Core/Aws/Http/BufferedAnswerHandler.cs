using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>Awaits the whole body of every answer before it hands the answer on, and refuses a success that does not announce its length.</summary>
/// <remarks>
/// The SDK unmarshals synchronously: a body that still streams in would be waited for by a thread of the pool, and a
/// slow service would take all of them. AWS's JSON services announce the length of every answer; one without it may have been cut
/// by something in between without a trace. A body that ends before its announced length fails here too, as an
/// <see cref="HttpRequestException"/> over an input error. The SDK's retry policies know both.
/// </remarks>
internal sealed class BufferedAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            RequireLength(answer);
            await BufferAsync(answer, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    // Asking the content for its length would make the header up, once the body is buffered: only the raw headers tell.
    private static void RequireLength(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode && !answer.Content.Headers.NonValidated.Contains("Content-Length"))
        {
            throw new IncompleteAnswerException("The answer does not announce its length (no Content-Length header).");
        }
    }

    private static async Task BufferAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        // The overload that takes a token is newer than .NET 8; disposing the answer ends the read as surely.
        using CancellationTokenRegistration abort = cancellationToken.UnsafeRegister(
            static state => ((HttpResponseMessage)state!).Dispose(), answer);
        try
        {
            await answer.Content.LoadIntoBufferAsync().ConfigureAwait(false);
        }
        catch when (cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException(null, null, cancellationToken);
        }
    }
}
