using System;
using DdbCrossAccount.Core.Comparing.Pairing;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>A key that was read again until something could be said about it.</summary>
/// <param name="Verdict">What can be said.</param>
/// <param name="Kind">In what the sides differed when they were read last, or first if they are equal now.</param>
/// <param name="Key">The key in the form of <see cref="Items.CanonicalKey"/>. It is item data.</param>
/// <param name="Age">From the first time that it was not read equal to the last reading.</param>
/// <param name="TimesSeen">How often it was not read equal.</param>
internal sealed record RecheckedPair(
    RecheckVerdict Verdict, MismatchKind Kind, ReadOnlyMemory<byte> Key, TimeSpan Age, int TimesSeen);
