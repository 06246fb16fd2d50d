using System;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>A key under which two tables were not read equal.</summary>
/// <param name="Kind">What was read.</param>
/// <param name="KeyDigest">See <see cref="ItemPrint"/>.</param>
/// <param name="Key">The key in the form of <see cref="Items.CanonicalKey"/>. It is item data.</param>
internal readonly record struct PairMismatch(MismatchKind Kind, UInt128 KeyDigest, ReadOnlyMemory<byte> Key);
