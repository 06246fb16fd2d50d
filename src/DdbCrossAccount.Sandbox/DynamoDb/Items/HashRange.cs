using System;
using System.Buffers.Binary;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// One of a number of equal parts of the space of partition key hashes: a segment of a scan, a partition of a table.
/// </summary>
internal readonly record struct HashRange(int Index, int Total)
{
    public static readonly HashRange Whole = new(0, 1);

    /// <summary>The least ordered key of the part.</summary>
    public byte[] FirstKey()
    {
        UInt128 start = (((UInt128)Index << 64) + (UInt128)Total - 1) / (UInt128)Total;
        byte[] key = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(key, (ulong)start);
        return key;
    }

    public bool Contains(ReadOnlySpan<byte> key)
    {
        return IndexOf(key, Total) == Index;
    }

    /// <summary>Which of the parts an ordered key belongs to.</summary>
    public static int IndexOf(ReadOnlySpan<byte> key, int total)
    {
        ulong hash = BinaryPrimitives.ReadUInt64BigEndian(key);
        return (int)(ulong)(((UInt128)hash * (UInt128)total) >> 64);
    }
}
