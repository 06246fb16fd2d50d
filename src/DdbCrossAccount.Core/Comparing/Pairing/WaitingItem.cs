using System;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>An item whose partner has not been seen yet.</summary>
/// <param name="Side">Where it was read.</param>
/// <param name="ItemDigest">See <see cref="ItemPrint"/>.</param>
/// <param name="Key">A copy of the key, so that the page that it was read in is not kept alive.</param>
internal readonly record struct WaitingItem(TableSide Side, UInt128 ItemDigest, byte[] Key)
{
    // The dictionary's entry and bucket with room to grow, and the head of the key's array.
    private const int Overhead = 136;

    /// <summary>About what it takes in memory, in bytes.</summary>
    public int Memory => Overhead + Key.Length;
}
