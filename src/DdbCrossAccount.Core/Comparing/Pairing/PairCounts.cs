namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>What was taken so far.</summary>
/// <param name="SourceItems">Items of the source.</param>
/// <param name="TargetItems">Items of the target.</param>
/// <param name="Equal">Keys under which both were read equal.</param>
/// <param name="Waiting">Items that have no partner yet, in memory and on disk.</param>
/// <param name="SpilledBytes">What lies on disk.</param>
internal readonly record struct PairCounts(long SourceItems, long TargetItems, long Equal, long Waiting, long SpilledBytes);
