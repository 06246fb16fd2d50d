using System;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Checks the times of an export against the window of point-in-time recovery and fills in those that were left out.
/// </summary>
/// <remarks>
/// A full export without a time is of the moment of the request, as genuine exports show, although that is later than
/// the latest restorable time. A time that is given must not be. Called under the table's lock.
/// </remarks>
internal static class ExportTimes
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    public static ExportRequest Complete(ExportRequest request, Table table)
    {
        DateTimeOffset earliest = table.Backups.Earliest(table.Now);
        DateTimeOffset latest = table.Backups.Latest(table.Now);
        return request.Window is { } window
            ? request with { Window = Complete(window, earliest, latest) }
            : request with { ExportTime = Checked(request.ExportTime, earliest, latest) ?? table.Now };
    }

    private static DateTimeOffset? Checked(DateTimeOffset? time, DateTimeOffset earliest, DateTimeOffset latest)
    {
        // Times come in whole seconds, so the whole second of the enabling counts as within.
        return time is { } given && (given > latest || given.AddSeconds(1) <= earliest)
            ? throw DynamoDbError.ExportTimeOutsideWindow()
            : time;
    }

    private static ExportWindow Complete(ExportWindow window, DateTimeOffset earliest, DateTimeOffset latest)
    {
        DateTimeOffset from = window.From ?? throw DynamoDbError.Validation("ExportFromTime is required for an incremental export");
        DateTimeOffset to = window.To ?? DateTimeOffset.FromUnixTimeSeconds(latest.ToUnixTimeSeconds());
        if (to <= from)
        {
            throw DynamoDbError.InvalidExportTime("ExportToTime must be later than ExportFromTime");
        }

        if (to - from < ShortestWindow)
        {
            throw DynamoDbError.InvalidExportTime("The export period must be at least 15 minutes");
        }

        if (to - from > LongestWindow)
        {
            throw DynamoDbError.InvalidExportTime("The export period must not be longer than 24 hours");
        }

        Checked(from, earliest, latest);
        Checked(to, earliest, latest);
        return window with { From = from, To = to };
    }
}
