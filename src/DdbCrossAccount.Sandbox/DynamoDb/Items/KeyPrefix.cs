using System;
using System.Buffers.Binary;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The first eight bytes of a key as a number: where those of two keys differ, they are ordered as the keys are.</summary>
internal static class KeyPrefix
{
    /// <summary>A shorter key counts as if zeros followed it.</summary>
    public static ulong Of(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        }

        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        key.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
