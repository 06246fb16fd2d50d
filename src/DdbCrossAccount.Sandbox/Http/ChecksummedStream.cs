using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>A payload whose trailing checksum, if one is announced, is right when its end is reported.</summary>
internal sealed class ChecksummedStream(Stream payload, TrailerChecksum? checksum) : ReadOnlyStream
{
    private bool _isEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await payload.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            checksum?.Append(buffer.Span[..read]);
        }
        else if (!buffer.IsEmpty && !_isEnded)
        {
            _isEnded = true;
            checksum?.Check();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        payload.Dispose();
        checksum?.Dispose();
        base.Dispose(disposing);
    }
}
