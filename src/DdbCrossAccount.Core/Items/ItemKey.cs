using System;
using System.Security.Cryptography;

namespace DdbCrossAccount.Core.Items;

/// <summary>The value of an item's key; two keys are equal exactly when DynamoDB takes them for the same.</summary>
/// <remarks>It is item data: it is not logged and has no text.</remarks>
internal readonly struct ItemKey : IEquatable<ItemKey>
{
    // 128 bits are enough for two keys never to share a hash by chance.
    private const int HashBytes = 16;

    private readonly byte[] _canonical;
    private readonly int _hash;

    /// <param name="canonical">An injective form of the values, text decoded, numbers normalized.</param>
    public ItemKey(byte[] canonical)
    {
        _canonical = canonical;
        var hash = default(HashCode);
        hash.AddBytes(canonical);
        _hash = hash.ToHashCode();
    }

    /// <summary>
    /// A name for the key that does not show it: 32 hexadecimal digits, the first half of the SHA-256 of its canonical
    /// form. It is the same
    /// for every spelling of the key, in every process.
    /// </summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(_canonical).AsSpan(0, HashBytes)).ToLowerInvariant();

    public bool Equals(ItemKey other) => _hash == other._hash && _canonical.AsSpan().SequenceEqual(other._canonical);

    public override bool Equals(object? obj) => obj is ItemKey other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => nameof(ItemKey);
}
