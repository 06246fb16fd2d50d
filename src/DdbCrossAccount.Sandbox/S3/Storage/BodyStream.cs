using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Reads the pieces of a body as one stream.</summary>
internal sealed class BodyStream(IReadOnlyList<BodyPiece> pieces, long length, Action release) : Stream
{
    private SafeFileHandle? _handle;
    private int _openPiece = -1;
    private bool _disposed;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        (int index, long within) = Locate();
        int count = pieces[index].Read(HandleOf(index), within, buffer);
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _handle?.Dispose();
            release();
        }

        base.Dispose(disposing);
    }

    private (int Index, long Within) Locate()
    {
        long start = 0;
        int index = 0;
        while (Position >= start + pieces[index].Length)
        {
            start += pieces[index].Length;
            index++;
        }

        return (index, Position - start);
    }

    private SafeFileHandle? HandleOf(int index)
    {
        if (_openPiece != index)
        {
            _handle?.Dispose();
            _handle = pieces[index].Open();
            _openPiece = index;
        }

        return _handle;
    }
}
