using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>Awaits the whole body of every answer before it hands the answer on.</summary>
/// <remarks>
/// The SDK unmarshals synchronously: a body that still streams in would be waited for by a thread of the pool, and a
/// slow service would take all of them. A body that ends before its announced length fails here, as an
/// <see cref="HttpRequestException"/> over the input error, which the SDK's retry policies know.
/// </remarks>
internal sealed class BufferedAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await BufferAsync(answer, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
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
