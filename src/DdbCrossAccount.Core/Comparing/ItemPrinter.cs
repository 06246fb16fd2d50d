using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>Makes of an item's bytes what it is compared by. One object serves one thread.</summary>
/// <remarks>
/// 128 bits of SHA-256 of the canonical form: two different items with the same digest cannot be made on purpose with less than
/// 2^64 attempts, and do not happen by chance.
/// </remarks>
/// <param name="schema">The key of both tables.</param>
/// <param name="keysOnly">Items with equal keys count as equal.</param>
internal sealed class ItemPrinter(KeySchema schema, bool keysOnly)
{
    private readonly CanonicalItem _item = new();
    private readonly CanonicalKey _keyForm = new(schema);
    private readonly ArrayBufferWriter<byte> _key = new();

    /// <summary>The print; its key holds until the next call. Throws <see cref="ItemFault"/> for what is no item of the table.</summary>
    /// <param name="item">An object of DynamoDB JSON.</param>
    public ItemPrint Print(ReadOnlySpan<byte> item)
    {
        ReadOnlySpan<byte> canonical = _item.Write(item);
        _key.ResetWrittenCount();
        _keyForm.Write(_item, _key);
        UInt128 keyDigest = Digest(_key.WrittenSpan);
        return new ItemPrint(keyDigest, keysOnly ? keyDigest : Digest(canonical), _key.WrittenMemory);
    }

    /// <summary>The digest of a key in the form of <see cref="CanonicalKey"/>.</summary>
    public static UInt128 KeyDigest(ReadOnlyMemory<byte> key) => Digest(key.Span);

    private static UInt128 Digest(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
