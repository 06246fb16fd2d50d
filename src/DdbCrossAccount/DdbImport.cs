using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>A table import from S3 as last seen, with what it came from.</summary>
/// <remarks>
/// Flat, so that JSON and CliXml keep it whole: read in another process it can be waited for there. Times are UTC.
/// Members that AWS has not told yet are null.
/// </remarks>
public sealed class DdbImport
{
    /// <summary>The table that is made.</summary>
    public string TableName { get; init; } = string.Empty;

    /// <summary>The ARN of that table.</summary>
    public string TableArn { get; init; } = string.Empty;

    /// <summary>The id of that table.</summary>
    public string? TableId { get; init; }

    /// <summary>The ARN of the import.</summary>
    public string ImportArn { get; init; } = string.Empty;

    /// <summary><c>IN_PROGRESS</c>, <c>COMPLETED</c>, <c>CANCELLING</c>, <c>CANCELLED</c> or <c>FAILED</c>.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>The bucket that is read.</summary>
    public string S3Bucket { get; init; } = string.Empty;

    /// <summary>The account that owns the bucket, when it was named.</summary>
    public string? S3BucketOwner { get; init; }

    /// <summary>The prefix that is read.</summary>
    public string? S3KeyPrefix { get; init; }

    /// <summary>The token under which the same request starts no second import for eight hours.</summary>
    public string? ClientToken { get; init; }

    /// <summary>When AWS started it.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>The bytes read so far.</summary>
    public long? ProcessedSizeBytes { get; init; }

    /// <summary>The bytes of all data objects, as listed before the start.</summary>
    public long? TotalSizeBytes { get; init; }

    /// <summary>The items read so far, refused and repeated ones included.</summary>
    public long? ProcessedItemCount { get; init; }

    /// <summary>The items in the table.</summary>
    public long? ImportedItemCount { get; init; }

    /// <summary>The items that the export's manifest promises.</summary>
    public long? ExpectedItemCount { get; init; }

    /// <summary>The items that were refused.</summary>
    public long? ErrorCount { get; init; }

    /// <summary>The log group that names the refused items.</summary>
    public string? CloudWatchLogGroupArn { get; init; }

    /// <summary>AWS's code, when it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>AWS's text, when it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>
    /// True when items were refused and everything else is in the table: change data capture may go on, and a full
    /// comparison and repair are owed before the tables count as equal.
    /// </summary>
    public bool OwesCompare { get; init; }

    /// <summary>The export that was imported.</summary>
    public string? ExportArn { get; init; }

    /// <summary>The instant that the export shows: the snapshot.</summary>
    public DateTime? ExportTime { get; init; }

    /// <summary>The table that was exported.</summary>
    public string? SourceTableName { get; init; }

    /// <summary>The ARN of the table that was exported.</summary>
    public string? SourceTableArn { get; init; }

    /// <summary>The id of the table that was exported.</summary>
    public string? SourceTableId { get; init; }

    /// <summary>The source's stream, from the export.</summary>
    public string? StreamArn { get; init; }

    /// <summary>The stream's view type, from the export.</summary>
    public string? StreamViewType { get; init; }

    /// <summary>When the stream was first seen ENABLED, in the service's own time, from the export.</summary>
    public DateTime? StreamEnabledTime { get; init; }

    /// <summary>The stream's shards before the snapshot, from the export.</summary>
    public DdbShardPosition[] ShardPositions { get; init; } = [];

    /// <summary>The account that owned the exported table.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that owns the new table.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
