using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Words and limits of DynamoDB's exports.</summary>
internal static class ExportConstants
{
    public const string FullExport = "FULL_EXPORT";
    public const string IncrementalExport = "INCREMENTAL_EXPORT";
    public const string DynamoDbJson = "DYNAMODB_JSON";
    public const string NewImage = "NEW_IMAGE";
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    /// <summary>An incremental export's window is at least this long (service quota).</summary>
    public static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(15);

    /// <summary>An incremental export's window is at most this long (service quota).</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    /// <summary>
    /// The snapshot is at least this much younger than the stream: AWS says that an export's clocks may differ by up to
    /// one minute, and the Date header has whole seconds; twice the minute leaves room for both.
    /// </summary>
    public static readonly TimeSpan SnapshotMargin = TimeSpan.FromMinutes(2);

    /// <summary>A stream keeps its records for this long.</summary>
    public static readonly TimeSpan StreamRetention = TimeSpan.FromHours(24);
}
