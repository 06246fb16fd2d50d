using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>A body whose SHA-256 is part of the signature: its end is reported only when the hash is right.</summary>
internal sealed class HashedBodyStream(Stream body, string expectedHash) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isChecked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await body.ReadAsync(buffer, cancellationToken);
        if (read > 0 || buffer.IsEmpty)
        {
            _hash.AppendData(buffer.Span[..read]);
            return read;
        }

        if (!_isChecked && Convert.ToHexStringLower(_hash.GetHashAndReset()) != expectedHash)
        {
            throw new SignatureException(SignatureFailure.WrongPayload);
        }

        _isChecked = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
