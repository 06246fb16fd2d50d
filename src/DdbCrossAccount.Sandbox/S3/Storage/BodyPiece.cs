using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>A run of bytes that never changes: in memory, or a file of the <see cref="BodyStore"/>.</summary>
internal sealed class BodyPiece
{
    private readonly BodyStore _store;
    private readonly byte[]? _bytes;
    private readonly string? _path;

    /// <summary>The store has reserved room for the bytes.</summary>
    public BodyPiece(BodyStore store, byte[] bytes)
    {
        _store = store;
        _bytes = bytes;
        Length = bytes.Length;
    }

    public BodyPiece(BodyStore store, string path, long length)
    {
        _store = store;
        _path = path;
        Length = length;
    }

    public long Length { get; }

    /// <summary>A handle for <see cref="Read"/>; null where the bytes are in memory.</summary>
    public SafeFileHandle? Open() =>
        _path is null ? null : File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Reads from a position within the piece.</summary>
    /// <returns>The number of bytes read, at least 1 before the end.</returns>
    public int Read(SafeFileHandle? handle, long position, Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, Length - position);
        if (handle is not null)
        {
            return RandomAccess.Read(handle, buffer[..count], position);
        }

        _bytes.AsSpan((int)position, count).CopyTo(buffer);
        return count;
    }

    public void Delete()
    {
        if (_path is not null)
        {
            File.Delete(_path);
        }
        else
        {
            _store.GiveBack(Length);
        }
    }
}
