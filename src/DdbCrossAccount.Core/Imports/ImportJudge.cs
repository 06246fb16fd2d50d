using System;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Judges an import by its counts; pure.</summary>
internal static class ImportJudge
{
    private const long RefusalsAlwaysBearable = 100;
    private const long MostRefusalsBearable = 100_000;
    private const long BearableOneOf = 100;

    /// <summary>
    /// Whole is only what completed without a refusal and imported as many items as promised: processed items count
    /// duplicates too and prove nothing.
    /// </summary>
    /// <param name="import">The import as last seen.</param>
    public static ImportVerdict Judge(DdbImport import) => import.Status switch
    {
        ImportConstants.Completed => IsWhole(import) ? ImportVerdict.Whole : ImportVerdict.Incomplete,
        ImportConstants.Failed when IsBearable(import) => ImportVerdict.OwesCompare,
        ImportConstants.Failed or ImportConstants.Cancelled => ImportVerdict.Failed,
        _ => ImportVerdict.Running,
    };

    /// <summary>
    /// As many refused items as a repair bears: one in a hundred, at least 100 and at most 100,000, and never half of
    /// the table or more.
    /// </summary>
    public static long MostRefusals(long expected)
    {
        long share = Math.Clamp(expected / BearableOneOf, RefusalsAlwaysBearable, MostRefusalsBearable);
        return Math.Min(share, (expected - 1) / 2);
    }

    private static bool IsWhole(DdbImport import) =>
        (import.ErrorCount ?? 0) == 0
        && (import.ExpectedItemCount is null || (import.ImportedItemCount ?? 0) == import.ExpectedItemCount);

    private static bool IsBearable(DdbImport import) =>
        import.FailureCode == ImportConstants.ItemValidationError
        && import is { ErrorCount: > 0 and var refused, ExpectedItemCount: { } expected, ImportedItemCount: { } imported }
        && refused == expected - imported
        && refused <= MostRefusals(expected);
}
