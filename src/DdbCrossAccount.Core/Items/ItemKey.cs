using System;

namespace DdbCrossAccount.Core.Items;

/// <summary>The value of an item's key; two keys are equal exactly when DynamoDB takes them for the same.</summary>
/// <remarks>It is item data: it is not logged and has no text.</remarks>
internal readonly struct ItemKey : IEquatable<ItemKey>
{
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

    public bool Equals(ItemKey other) => _hash == other._hash && _canonical.AsSpan().SequenceEqual(other._canonical);

    public override bool Equals(object? obj) => obj is ItemKey other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => nameof(ItemKey);
}
