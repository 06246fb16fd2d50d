using System;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>An item as it is compared: digests that are equal exactly when the keys, and the items, are.</summary>
/// <param name="KeyDigest">128 bits of a cryptographic digest of the key's canonical form.</param>
/// <param name="ItemDigest">128 bits of a cryptographic digest of the item's canonical form, or of its key alone.</param>
/// <param name="Key">The key in the form of <see cref="Items.CanonicalKey"/>, to read the item again by. It is item data.</param>
internal readonly record struct ItemPrint(UInt128 KeyDigest, UInt128 ItemDigest, ReadOnlyMemory<byte> Key);
