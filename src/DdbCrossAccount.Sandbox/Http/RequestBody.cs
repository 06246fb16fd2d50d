using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Reads whole request bodies into pooled memory.</summary>
internal static class RequestBody
{
    /// <summary>More than any request of AWS JSON or the query protocol may have.</summary>
    private const int MaximumLength = 32 * 1024 * 1024;

    /// <summary>Null when the body is too long.</summary>
    public static async ValueTask<PooledBuffer?> ReadAsync(
        HttpRequest request, CancellationToken token, int maximumLength = MaximumLength)
    {
        if (request.ContentLength > maximumLength)
        {
            return null;
        }

        var buffer = new PooledBuffer((int)(request.ContentLength ?? 4096) + 1);
        var body = new ClientStream(request.Body);
        int read;
        while ((read = await body.ReadAsync(buffer.GetMemory(1), token)) > 0)
        {
            buffer.Advance(read);
            if (buffer.Length > maximumLength)
            {
                buffer.Dispose();
                return null;
            }
        }

        return buffer;
    }

    /// <summary>Unpacks a body that came as gzip; throws <see cref="InvalidDataException"/> when it is none.</summary>
    public static PooledBuffer Unpack(ReadOnlyMemory<byte> packed)
    {
        using var source = new MemoryStream(packed.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        var buffer = new PooledBuffer(packed.Length * 4);
        int read;
        while ((read = gzip.Read(buffer.GetSpan(1))) > 0 && buffer.Length <= MaximumLength)
        {
            buffer.Advance(read);
        }

        return buffer;
    }
}
