using System;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Comparing;
using DdbCrossAccount.Rehearsal.Moving;
using DdbCrossAccount.Rehearsal.Steps;
using DdbCrossAccount.Rehearsal.Writing;

namespace DdbCrossAccount.Rehearsal.Reporting;

/// <summary>The last words of a rehearsal, for people.</summary>
internal static class ReportText
{
    /// <summary>What the comparison came to, and what it took.</summary>
    public static string Of(RehearsalResult result, TimeSpan elapsed, long peakBytes)
    {
        ComparisonResult comparison = result.Comparison;
        string verdict = comparison.IsEqual
            ? $"The target equals the source: {MeasureText.Items(comparison.SourceItems)}, each compared by type and value."
            : $"The target differs from the source: {MeasureText.Differences(comparison)} "
                + $"of {MeasureText.Items(comparison.SourceItems)}.";
        return verdict + Environment.NewLine + Of(result.Traffic)
            + $"{MeasureText.Bytes(result.LoadedBytes)} loaded, {MeasureText.Seconds(elapsed)} in all; most memory: "
            + $"rehearsal {MeasureText.Bytes(peakBytes)}, sandbox {MeasureText.Bytes(result.SandboxPeakBytes)}.";
    }

    private static string Of(TrafficResult? traffic) => traffic is null
        ? string.Empty
        : $"{MeasureText.Count(traffic.Writes)} writes meanwhile, {MeasureText.Count(traffic.LostWrites)} lost; half arrived within "
            + $"{MeasureText.Milliseconds(traffic.LagP50)}, 99 of 100 within {MeasureText.Milliseconds(traffic.LagP99)}; "
            + $"drained after {MeasureText.Seconds(traffic.Drain)}." + Environment.NewLine;

    /// <summary>An error: what happened and what was done, what to do next, and its name.</summary>
    public static string Of(DdbCrossAccountException error) =>
        string.Join(
            Environment.NewLine,
            error.Message,
            $"What to do next: {error.RecommendedAction}",
            $"({error.ErrorId})");
}
