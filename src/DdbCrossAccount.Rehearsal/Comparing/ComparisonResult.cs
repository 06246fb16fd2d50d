namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>What the comparison of two tables found.</summary>
/// <param name="SourceItems">Items read from the source.</param>
/// <param name="TargetItems">Items read from the target.</param>
/// <param name="Missing">Keys that only the source has.</param>
/// <param name="Extra">Keys that only the target has.</param>
/// <param name="Different">Keys that both have with other values.</param>
internal sealed record ComparisonResult(long SourceItems, long TargetItems, long Missing, long Extra, long Different)
{
    /// <summary>True when both tables hold the same items.</summary>
    public bool IsEqual => Missing == 0 && Extra == 0 && Different == 0 && SourceItems == TargetItems;
}
