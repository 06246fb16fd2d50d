using System.Collections.Generic;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>What a store has taken, with everything that waits on disk: enough to go on from after a crash.</summary>
/// <param name="SourceItems">Items of the source.</param>
/// <param name="TargetItems">Items of the target.</param>
/// <param name="Equal">Keys under which both were read equal.</param>
/// <param name="Spilled">How much of each spill file counts.</param>
internal sealed record PairCheckpoint(long SourceItems, long TargetItems, long Equal, IReadOnlyList<SpillLength> Spilled);
