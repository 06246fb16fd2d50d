using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Items;

/// <summary>Cuts a stream into lines of bytes, one in memory at a time.</summary>
/// <remarks>
/// Line ends are LF or CR LF; the last line needs none. A byte order mark at the beginning is left out.
/// </remarks>
internal sealed class LineReader(Stream stream)
{
    // An item of 400 KB, every character of it escaped, is a line of a few megabytes.
    private const int MaxLineBytes = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>
    /// The lines. Throws <see cref="InvalidDataException"/> for one that is longer than any item can be.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        await SkipByteOrderMarkAsync(token).ConfigureAwait(false);
        int searched = 0;
        while (true)
        {
            int feed = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return Take(searched + feed);
                searched = 0;
                continue;
            }

            searched = _end - _start;
            if (!await FillAsync(token).ConfigureAwait(false))
            {
                break;
            }
        }

        if (_end > _start)
        {
            yield return Take(_end - _start);
        }
    }

    private async Task SkipByteOrderMarkAsync(CancellationToken token)
    {
        while (_end < 3 && await FillAsync(token).ConfigureAwait(false))
        {
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start = Math.Min(_start + length + 1, _end);
        return line.TrimEnd((byte)'\r').ToArray();
    }

    private async Task<bool> FillAsync(CancellationToken token)
    {
        MakeRoom();
        int count = await stream.ReadAsync(_buffer.AsMemory(_end), token).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        if (_buffer.Length >= MaxLineBytes)
        {
            throw new InvalidDataException("A line is longer than any item can be.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
