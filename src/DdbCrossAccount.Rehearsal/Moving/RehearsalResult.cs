using DdbCrossAccount.Rehearsal.Comparing;
using DdbCrossAccount.Rehearsal.Writing;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>What a rehearsal that ran to its end measured.</summary>
/// <param name="Comparison">Both tables, item by item.</param>
/// <param name="LoadedItems">Items written to the source; one that a later one of the same key replaced counts too.</param>
/// <param name="LoadedBytes">Their size as DynamoDB JSON.</param>
/// <param name="Traffic">The writes that went on meanwhile; null when nobody wrote.</param>
/// <param name="SandboxPeakBytes">The most memory that the sandbox has held; null where the system does not tell.</param>
internal sealed record RehearsalResult(
    ComparisonResult Comparison,
    long LoadedItems,
    long LoadedBytes,
    TrafficResult? Traffic,
    long? SandboxPeakBytes)
{
    /// <summary>True when the target equals the source, and shows every acknowledged write.</summary>
    public bool IsEqual => Comparison.IsEqual && Traffic is not { LostWrites: > 0 };
}
