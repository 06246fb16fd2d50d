using System;
using DdbCrossAccount.Core.Comparing.Pairing;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>What both tables hold under a key, each read strongly.</summary>
/// <param name="Source">The digest of the source's item; null when there is none.</param>
/// <param name="Target">The digest of the target's item; null when there is none.</param>
internal readonly record struct PairReading(UInt128? Source, UInt128? Target)
{
    /// <summary>In what they differ; null when they are equal, or neither has an item.</summary>
    public MismatchKind? Mismatch => (Source, Target) switch
    {
        (null, null) => null,
        (_, null) => MismatchKind.Missing,
        (null, _) => MismatchKind.Extra,
        _ => Source == Target ? null : MismatchKind.Different,
    };
}
