using System;
using System.Buffers.Binary;
using System.IO;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>A lag histogram as bytes: of each step that holds records its number and its count.</summary>
internal static class LagRow
{
    private const int BytesOfStep = sizeof(byte) + sizeof(int);

    public static ReadOnlyMemory<byte> Write(LagHistogram lag)
    {
        using var bytes = new MemoryStream();
        Span<byte> entry = stackalloc byte[BytesOfStep];
        for (int step = 0; step < LagHistogram.Steps; step++)
        {
            if (lag.Counts[step] > 0)
            {
                entry[0] = (byte)step;
                BinaryPrimitives.WriteInt32LittleEndian(entry[1..], checked((int)lag.Counts[step]));
                bytes.Write(entry);
            }
        }

        return bytes.ToArray();
    }

    public static LagHistogram Read(ReadOnlySpan<byte> bytes)
    {
        var lag = new LagHistogram();
        for (; bytes.Length >= BytesOfStep; bytes = bytes[BytesOfStep..])
        {
            lag.AddToStep(Math.Min(bytes[0], LagHistogram.Steps - 1), BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]));
        }

        return lag;
    }
}
