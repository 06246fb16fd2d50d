using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>
/// Takes the bytes of a new object or part, hashing them as they go by. <see cref="Complete"/> ends it; a writer that is
/// disposed before leaves nothing behind.
/// </summary>
internal sealed class BodyWriter : Stream
{
    private readonly BodyStore _store;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly SortedDictionary<ChecksumAlgorithm, ChecksumHash> _hashes = [];
    private byte[]? _memory = ArrayPool<byte>.Shared.Rent(4096);
    private FileStream? _file;
    private long _length;

    public BodyWriter(BodyStore store, params IEnumerable<ChecksumAlgorithm> algorithms)
    {
        _store = store;
        foreach (ChecksumAlgorithm algorithm in algorithms)
        {
            _hashes.TryAdd(algorithm, ChecksumHash.Create(algorithm));
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _md5.AppendData(buffer);
        foreach (ChecksumHash hash in _hashes.Values)
        {
            hash.Append(buffer);
        }

        if (_memory is not null && _length + buffer.Length > _store.LargestInMemory)
        {
            MoveToFile(_memory);
        }

        Keep(buffer);
        _length += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Ends the writing. Called once.</summary>
    public WrittenBody Complete()
    {
        byte[] md5 = _md5.GetHashAndReset();
        var checksums = new Dictionary<ChecksumAlgorithm, byte[]>();
        foreach ((ChecksumAlgorithm algorithm, ChecksumHash hash) in _hashes)
        {
            checksums[algorithm] = hash.Finish();
        }

        return new WrittenBody(new ObjectBody([CompletePiece()]), md5, checksums);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _md5.Dispose();
            foreach (ChecksumHash hash in _hashes.Values)
            {
                hash.Dispose();
            }

            ReturnMemory();
            DeleteFile();
        }

        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> buffer)
    {
        if (_file is not null)
        {
            _file.Write(buffer);
            return;
        }

        int length = (int)_length;
        if (_memory!.Length < length + buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(length * 2, length + buffer.Length));
            _memory.AsSpan(0, length).CopyTo(larger);
            ReturnMemory();
            _memory = larger;
        }

        buffer.CopyTo(_memory.AsSpan(length));
    }

    private BodyPiece CompletePiece()
    {
        if (_memory is not null && _store.TryReserve(_length))
        {
            return new BodyPiece(_store, _memory[..(int)_length]);
        }

        if (_memory is not null)
        {
            MoveToFile(_memory);
        }

        FileStream file = _file!;
        _file = null;
        file.Dispose();
        return new BodyPiece(_store, file.Name, _length);
    }

    private void MoveToFile(byte[] memory)
    {
        _file = new FileStream(_store.NewPath(), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
        _file.Write(memory, 0, (int)_length);
        ReturnMemory();
    }

    private void ReturnMemory()
    {
        if (_memory is not null)
        {
            ArrayPool<byte>.Shared.Return(_memory);
            _memory = null;
        }
    }

    private void DeleteFile()
    {
        if (_file is not null)
        {
            _file.Dispose();
            File.Delete(_file.Name);
            _file = null;
        }
    }
}
