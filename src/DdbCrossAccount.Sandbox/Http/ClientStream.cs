using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// The body as the client sends it. A client that goes in the midst of it is a cancellation, as nobody is left to
/// answer; a body that breaks the rules of HTTP is a <see cref="BadHttpRequestException"/>, which the server answers by
/// itself.
/// </summary>
internal sealed class ClientStream(Stream body) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new OperationCanceledException("The client has gone.", error);
        }
    }
}
