using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>What <c>manifest-summary.json</c> says.</summary>
internal sealed record ManifestSummary
{
    public required string ExportArn { get; init; }

    public required string TableArn { get; init; }

    public required string? TableId { get; init; }

    public required DateTime? StartTime { get; init; }

    public required DateTime? EndTime { get; init; }

    /// <summary>The snapshot; null for an incremental export.</summary>
    public required DateTime? ExportTime { get; init; }

    public required string S3Bucket { get; init; }

    public required string? S3Prefix { get; init; }

    public required string? S3SseAlgorithm { get; init; }

    public required string? S3SseKmsKeyId { get; init; }

    public required string FilesKey { get; init; }

    public required long? BilledSizeBytes { get; init; }

    public required long ItemCount { get; init; }

    public required string OutputFormat { get; init; }

    /// <summary>Older full exports do not say it.</summary>
    public required string ExportType { get; init; }
}
