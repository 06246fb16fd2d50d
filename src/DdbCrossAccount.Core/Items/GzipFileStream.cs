using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Items;

/// <summary>The content of a gzip file of one or more members; a file that was cut anywhere is an error.</summary>
/// <remarks>
/// The framework's stream ends quietly where a cut file ends. So a member of our own is appended to the file as it is
/// read: only after a
/// whole last member does the framework find it, and its text come out at the end. That text is held back and compared.
/// </remarks>
internal sealed class GzipFileStream(Stream file) : Stream
{
    private static readonly byte[] SealText = Encoding.ASCII.GetBytes("{end of the last whole member}");
    private static readonly byte[] SealMember = MakeSeal();

    private readonly GZipStream _content = new(new SealedFile(file, SealMember), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isEnded && _end - _start <= SealText.Length)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_isEnded)
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _end - _start - SealText.Length);
        _buffer.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
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
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int count = await _content.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        if (count > 0)
        {
            return;
        }

        if (!_buffer.AsSpan(0, _end).SequenceEqual(SealText))
        {
            throw new InvalidDataException("The gzip file ends before its last member does.");
        }

        _isEnded = true;
    }

    private static byte[] MakeSeal()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Optimal))
        {
            gzip.Write(SealText);
        }

        return member.ToArray();
    }

    /// <summary>A file with the seal after its last byte.</summary>
    private sealed class SealedFile(Stream file, byte[] seal) : Stream
    {
        private int _sealed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = _sealed > 0 ? 0 : await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return count > 0 ? count : CopySeal(buffer.Span);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }

        private int CopySeal(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, seal.Length - _sealed);
            seal.AsSpan(_sealed, count).CopyTo(buffer);
            _sealed += count;
            return count;
        }
    }
}
