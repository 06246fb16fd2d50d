using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Moving;

namespace DdbCrossAccount.Rehearsal.Reporting;

/// <summary>What a rehearsal came to, as the JSON object that <c>--json</c> prints. What was not measured is null.</summary>
internal sealed record RehearsalReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // It goes to a terminal or a log, never into a page: quotes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>True when every item of the source is in the target, unchanged, and nothing else.</summary>
    public bool Equal { get; init; }

    /// <summary>Items read from the source.</summary>
    public long? SourceItems { get; init; }

    /// <summary>Items read from the target.</summary>
    public long? TargetItems { get; init; }

    /// <summary>Keys that only the source has.</summary>
    public long? Missing { get; init; }

    /// <summary>Keys that only the target has.</summary>
    public long? Extra { get; init; }

    /// <summary>Keys that both have with other values.</summary>
    public long? Different { get; init; }

    /// <summary>From the start of the sandbox to the end of the comparison.</summary>
    public double Seconds { get; init; }

    /// <summary>The loaded items as DynamoDB JSON.</summary>
    public long? Bytes { get; init; }

    /// <summary>Items of the source by <see cref="Seconds"/>: the whole rehearsal, not one step.</summary>
    public double? ItemsPerSecond { get; init; }

    /// <summary>The most memory that this process has held.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>The most memory that the sandbox has held.</summary>
    public long? SandboxPeakMemoryBytes { get; init; }

    /// <summary>Writes that the source acknowledged while the table was moved; null when nobody wrote.</summary>
    public long? Writes { get; init; }

    /// <summary>Keys whose last acknowledged write the target does not show.</summary>
    public long? LostWrites { get; init; }

    /// <summary>From the acknowledgement until the target shows the write: the median of the measured ones.</summary>
    public double? LagP50Ms { get; init; }

    /// <summary>The lag that 99 of 100 measured writes did not exceed.</summary>
    public double? LagP99Ms { get; init; }

    /// <summary>From the last acknowledged write until it was proved that nothing is missing.</summary>
    public double? DrainSeconds { get; init; }

    /// <summary>The error that ended it, if one did.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What happened, and what was and was not done.</summary>
    public string? Message { get; init; }

    /// <summary>What to do next.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>The report of a rehearsal that ran to its end.</summary>
    public static RehearsalReport Of(RehearsalResult result, TimeSpan elapsed, long peakBytes) => new()
    {
        Equal = result.IsEqual,
        SourceItems = result.Comparison.SourceItems,
        TargetItems = result.Comparison.TargetItems,
        Missing = result.Comparison.Missing,
        Extra = result.Comparison.Extra,
        Different = result.Comparison.Different,
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
        Bytes = result.LoadedBytes,
        ItemsPerSecond = Math.Round(result.Comparison.SourceItems / elapsed.TotalSeconds, 1),
        PeakMemoryBytes = peakBytes,
        SandboxPeakMemoryBytes = result.SandboxPeakBytes,
        Writes = result.Traffic?.Writes,
        LostWrites = result.Traffic?.LostWrites,
        LagP50Ms = Round(result.Traffic?.LagP50?.TotalMilliseconds),
        LagP99Ms = Round(result.Traffic?.LagP99?.TotalMilliseconds),
        DrainSeconds = Round(result.Traffic?.Drain.TotalSeconds),
    };

    /// <summary>The report of a rehearsal that an error ended.</summary>
    public static RehearsalReport Of(DdbCrossAccountException error, TimeSpan elapsed) => new()
    {
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
        ErrorId = error.ErrorId,
        Message = error.Message,
        RecommendedAction = error.RecommendedAction,
    };

    private static double? Round(double? value) => value is { } known ? Math.Round(known, 1) : null;

    /// <summary>One line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);
}
