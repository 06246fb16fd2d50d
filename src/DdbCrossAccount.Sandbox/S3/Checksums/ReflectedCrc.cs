using System;
using System.Buffers.Binary;

namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>A CRC with reflected input and output and all bits set at both ends, eight bytes a step, or by
/// folding where the processor multiplies without carries. One of 32 bits lives in the lower half.</summary>
internal sealed class ReflectedCrc
{
    /// <summary>CRC-32/ISO-HDLC, as in gzip.</summary>
    public static readonly ReflectedCrc Crc32 = new(0xEDB88320, 4);

    /// <summary>CRC-32/ISCSI, "Castagnoli".</summary>
    public static readonly ReflectedCrc Crc32C = new(0x82F63B78, 4);

    /// <summary>CRC-64/NVME, S3's own default.</summary>
    public static readonly ReflectedCrc Crc64Nvme = new(0x9A6C9329AC4BC9B5, 8);

    private readonly ulong[][] _tables = new ulong[8][];
    private readonly CrcFolding _folding;

    private ReflectedCrc(ulong polynomial, int size)
    {
        Size = size;
        _folding = new CrcFolding(polynomial, size);
        _tables[0] = FirstTable(polynomial);
        for (int i = 1; i < _tables.Length; i++)
        {
            _tables[i] = Array.ConvertAll(_tables[i - 1], value => _tables[0][(byte)value] ^ (value >> 8));
        }
    }

    /// <summary>Bytes of the result.</summary>
    public int Size { get; }

    /// <summary>The state before the first byte.</summary>
    public ulong Initial => Size == 8 ? ulong.MaxValue : uint.MaxValue;

    public ulong Append(ulong state, ReadOnlySpan<byte> bytes)
    {
        if (CrcFolding.IsSupported && bytes.Length >= CrcFolding.MinimumLength)
        {
            Span<byte> folded = stackalloc byte[CrcFolding.ResultLength];
            int length = _folding.Fold(state, bytes, folded);
            state = AppendWithTables(0, folded);
            bytes = bytes[length..];
        }

        return AppendWithTables(state, bytes);
    }

    /// <summary>The result of a state, the most significant byte first.</summary>
    public byte[] Finish(ulong state)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, state ^ Initial);
        return bytes[(8 - Size)..];
    }

    private ulong AppendWithTables(ulong state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            state = Step(state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (byte value in bytes)
        {
            state = _tables[0][(byte)(state ^ value)] ^ (state >> 8);
        }

        return state;
    }

    private static ulong[] FirstTable(ulong polynomial)
    {
        ulong[] table = new ulong[256];
        for (uint i = 0; i < table.Length; i++)
        {
            ulong value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
            }

            table[i] = value;
        }

        return table;
    }

    private ulong Step(ulong value)
    {
        ulong[][] tables = _tables;
        return tables[7][(byte)value]
            ^ tables[6][(byte)(value >> 8)]
            ^ tables[5][(byte)(value >> 16)]
            ^ tables[4][(byte)(value >> 24)]
            ^ tables[3][(byte)(value >> 32)]
            ^ tables[2][(byte)(value >> 40)]
            ^ tables[1][(byte)(value >> 48)]
            ^ tables[0][(byte)(value >> 56)];
    }
}
