using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Imports;

/// <summary>
/// Passes a stream through and takes its MD5 and its last four bytes, where gzip keeps the length of its content.
/// </summary>
internal sealed class MeasuredStream(Stream inner) : Stream
{
    private const int TailLength = 4;

    // MD5 is what AWS writes; it guards against accidents here, and against nobody.
#pragma warning disable CA5351
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private readonly byte[] _tail = new byte[TailLength];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The base64 MD5 of all that was read.</summary>
    public string TakeMd5() => Convert.ToBase64String(_hash.GetHashAndReset());

    /// <summary>
    /// What the last four bytes say as a number: the content's length, modulo 2^32, of a whole gzip member.
    /// </summary>
    public uint LastNumber => BinaryPrimitives.ReadUInt32LittleEndian(_tail);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Measure(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private void Measure(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        ReadOnlySpan<byte> newest = bytes.Length > TailLength ? bytes[^TailLength..] : bytes;
        _tail.AsSpan(newest.Length).CopyTo(_tail);
        newest.CopyTo(_tail.AsSpan(TailLength - newest.Length));
    }
}
