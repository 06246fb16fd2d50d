using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>A table export to S3 as last seen, with the proof of what was prepared for it.</summary>
/// <remarks>
/// Flat, so that JSON and CliXml keep it whole: read in another process it can be waited for and imported there.
/// Times are UTC. Members that AWS has not told yet are null.
/// </remarks>
public sealed class DdbExport
{
    /// <summary>The table that is exported.</summary>
    public string TableName { get; init; } = string.Empty;

    /// <summary>The ARN of that table.</summary>
    public string TableArn { get; init; } = string.Empty;

    /// <summary>The table's id: another one means that the table was deleted and created anew.</summary>
    public string? TableId { get; init; }

    /// <summary>The ARN of the export.</summary>
    public string ExportArn { get; init; } = string.Empty;

    /// <summary><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary><c>FULL_EXPORT</c> or <c>INCREMENTAL_EXPORT</c>.</summary>
    public string ExportType { get; init; } = string.Empty;

    /// <summary><c>DYNAMODB_JSON</c>.</summary>
    public string ExportFormat { get; init; } = string.Empty;

    /// <summary>The instant that a full export shows: the snapshot.</summary>
    public DateTime? ExportTime { get; init; }

    /// <summary>The start, inclusive, of an incremental export's window.</summary>
    public DateTime? ExportFromTime { get; init; }

    /// <summary>The end, exclusive, of an incremental export's window.</summary>
    public DateTime? ExportToTime { get; init; }

    /// <summary><c>NEW_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>, for an incremental export.</summary>
    public string? ExportViewType { get; init; }

    /// <summary>The bucket that receives the files.</summary>
    public string S3Bucket { get; init; } = string.Empty;

    /// <summary>The account that owns the bucket, when it was named.</summary>
    public string? S3BucketOwner { get; init; }

    /// <summary>The prefix in the bucket, when one was given.</summary>
    public string? S3Prefix { get; init; }

    /// <summary><c>AES256</c> or <c>KMS</c>.</summary>
    public string? S3SseAlgorithm { get; init; }

    /// <summary>The KMS key of the files, when one was given.</summary>
    public string? S3SseKmsKeyId { get; init; }

    /// <summary>The key of <c>manifest-summary.json</c>, known when the export has completed.</summary>
    public string? ExportManifest { get; init; }

    /// <summary>The token under which the same request starts no second export for eight hours.</summary>
    public string? ClientToken { get; init; }

    /// <summary>When AWS started it.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>The items written, known at the end.</summary>
    public long? ItemCount { get; init; }

    /// <summary>The bytes that AWS charges for, known at the end.</summary>
    public long? BilledSizeBytes { get; init; }

    /// <summary>AWS's code, when it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>AWS's text, when it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>
    /// True when point-in-time recovery was on before this command, or when a lost answer leaves unclear who turned
    /// it on;
    /// false when this command turned it on.
    /// </summary>
    public bool? PitrWasEnabled { get; init; }

    /// <summary>
    /// True when a stream was on before this command, or when a lost answer leaves unclear who turned it on; false when
    /// this command turned it on; null when there is none and none was asked for.
    /// </summary>
    public bool? StreamWasEnabled { get; init; }

    /// <summary>The stream that changes since the snapshot can be read from.</summary>
    public string? StreamArn { get; init; }

    /// <summary>The stream's view type.</summary>
    public string? StreamViewType { get; init; }

    /// <summary>The service's own time (Date header) of the first answer that said the stream is ENABLED.</summary>
    public DateTime? StreamEnabledTime { get; init; }

    /// <summary>The newest restorable time that was read before the export was started.</summary>
    public DateTime? LatestRestorableTime { get; init; }

    /// <summary>
    /// The stream's shards as listed at <see cref="StreamEnabledTime"/>, which is before the snapshot.
    /// </summary>
    public DdbShardPosition[] ShardPositions { get; init; } = [];

    /// <summary>The account that owns the table.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that the table goes to, when it was named.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
