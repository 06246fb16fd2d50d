using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>Waiting items on disk, appended in any order and read back from the first on.</summary>
/// <remarks>
/// It holds keys in the clear, so only its owner may read it. An entry: side (1 byte), length of the key (2, little-endian),
/// digest of the key (16), digest of the item (16), the key.
/// </remarks>
internal sealed class SpillFile : IDisposable
{
    private const int HeadLength = 1 + sizeof(ushort) + 16 + 16;

    private const int BufferBytes = 64 * 1024;

    private readonly string _path;
    private FileStream? _writing;

    /// <param name="path">Where it lies, or will.</param>
    /// <param name="length">The part of it that counts; the rest is cut off.</param>
    public SpillFile(string path, SpillLength length)
    {
        _path = path;
        Length = length;
    }

    /// <summary>What was written.</summary>
    public SpillLength Length { get; private set; }

    /// <summary>Appends an entry.</summary>
    public void Append(UInt128 keyDigest, in WaitingItem item)
    {
        _writing ??= Open();
        Span<byte> head = stackalloc byte[HeadLength];
        head[0] = (byte)item.Side;
        BinaryPrimitives.WriteUInt16LittleEndian(head[1..], checked((ushort)item.Key.Length));
        BinaryPrimitives.WriteUInt128LittleEndian(head[3..], keyDigest);
        BinaryPrimitives.WriteUInt128LittleEndian(head[19..], item.ItemDigest);
        _writing.Write(head);
        _writing.Write(item.Key);
        Length = new SpillLength(Length.Bytes + HeadLength + item.Key.Length, Length.Items + 1);
    }

    /// <summary>Hands what was written to the disk.</summary>
    public void Flush() => _writing?.Flush(flushToDisk: true);

    /// <summary>Reads all entries; nothing may be appended meanwhile or after.</summary>
    public IEnumerable<KeyValuePair<UInt128, WaitingItem>> Read()
    {
        Close();
        if (Length.Items == 0)
        {
            yield break;
        }

        using var reading = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        byte[] head = new byte[HeadLength];
        for (long left = Length.Items; left > 0; left--)
        {
            reading.ReadExactly(head);
            byte[] key = new byte[BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(1))];
            reading.ReadExactly(key);
            var item = new WaitingItem((TableSide)head[0], BinaryPrimitives.ReadUInt128LittleEndian(head.AsSpan(19)), key);
            yield return new(BinaryPrimitives.ReadUInt128LittleEndian(head.AsSpan(3)), item);
        }
    }

    /// <summary>Removes it from the disk.</summary>
    public void Delete()
    {
        Close();
        File.Delete(_path);
        Length = default;
    }

    public void Dispose() => Close();

    private FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = BufferBytes,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(_path, options);
        stream.SetLength(Length.Bytes);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    private void Close()
    {
        _writing?.Dispose();
        _writing = null;
    }
}
