using System;
using System.Buffers;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>A growing array of bytes that is filled, read, and emptied for the next use.</summary>
internal sealed class Utf8Buffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Clear()
    {
        Length = 0;
    }

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    public ReadOnlySpan<byte> Slice(int start, int length)
    {
        return _bytes.AsSpan(start, length);
    }

    /// <summary>Forgets what was written from <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        Length = length;
    }

    public void Advance(int count)
    {
        Length += count;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsSpan(Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(Length);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
