using System;
using System.Buffers;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>A growing buffer whose memory comes from the shared pool and goes back when it is disposed.</summary>
internal sealed class PooledBuffer(int initialCapacity = 4096) : IBufferWriter<byte>, IDisposable
{
    /// <summary>
    /// Of each size the pool keeps an array for each thread that has used one: a few requests of the largest size would
    /// hold gigabytes. What is larger than a page of Scan or a batch is left to the garbage collector.
    /// </summary>
    private const int LargestPooled = 4 * 1024 * 1024;

    private byte[] _bytes = Take(initialCapacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    public void Dispose()
    {
        GiveBack(_bytes);
        _bytes = [];
    }

    private void Reserve(int sizeHint)
    {
        int needed = Length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
        {
            return;
        }

        byte[] larger = Take(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        GiveBack(_bytes);
        _bytes = larger;
    }

    private static byte[] Take(int length)
    {
        return length <= LargestPooled ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);
    }

    private static void GiveBack(byte[] bytes)
    {
        if (bytes.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
