using System;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Judges whether an export that was found under a token is the one that is asked for; pure.</summary>
internal static class StartedExport
{
    /// <summary>
    /// True when it is of this very table (not of an earlier one of that name) and of the same type, time and place.
    /// What was left to be chosen by the first run cannot differ.
    /// </summary>
    public static bool IsAskedForBy(ExportDescription started, TableDescription table, ExportOptions options) =>
        (started.TableId is null || started.TableId == table.TableId)
        && (started.ExportType?.Value ?? ExportConstants.FullExport) == options.ExportType
        && started.S3Bucket == options.S3Bucket
        && (started.S3Prefix ?? string.Empty) == (options.S3Prefix ?? string.Empty)
        && IsAt(options.ExportTime, started.ExportTime)
        && IsAt(options.ExportFromTime, started.IncrementalExportSpecification?.ExportFromTime)
        && IsAt(options.ExportToTime, started.IncrementalExportSpecification?.ExportToTime);

    private static bool IsAt(DateTime? asked, DateTime? started) =>
        asked is not { } time
        || (UtcTime.From(started) is { } found && ExportWindow.Floor(found) == ExportWindow.Floor(time));
}
