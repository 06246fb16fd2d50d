using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Reads a gzip object of lines and looks at each line.</summary>
internal sealed class DataObjectReader
{
    private const int FirstBufferLength = 1 << 16;

    private byte[] _buffer = new byte[FirstBufferLength];
    private int _held;
    private long _lines;
    private long _bytes;
    private long? _firstBadLine;

    /// <summary>Reads to the end.</summary>
    public async Task<DataObjectContent> ReadAsync(Stream compressed, CancellationToken token)
    {
        using var gzip = new GZipStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        while (true)
        {
            if (_held == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            int read = await gzip.ReadAsync(_buffer.AsMemory(_held), token).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            _bytes += read;
            TakeLines(read);
        }

        if (_held > 0)
        {
            TakeLine(_buffer.AsSpan(0, _held));
        }

        return new DataObjectContent(_lines, _bytes, _firstBadLine);
    }

    private void TakeLines(int read)
    {
        int searched = _held;
        int start = 0;
        int end = _held + read;
        int found;
        while ((found = _buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n')) >= 0)
        {
            TakeLine(_buffer.AsSpan(start, searched + found - start));
            start = searched + found + 1;
            searched = start;
        }

        _held = end - start;
        Buffer.BlockCopy(_buffer, start, _buffer, 0, _held);
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        _lines++;
        if (_firstBadLine is null && !ItemLine.IsItem(line))
        {
            _firstBadLine = _lines;
        }
    }
}
