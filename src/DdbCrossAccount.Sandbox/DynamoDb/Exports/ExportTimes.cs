using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Checks the times of an export against the window of point-in-time recovery and fills in those that were left out.
/// </summary>
/// <remarks>
/// A full export without a time is of the moment of the request, as genuine exports show, although that is later than
/// the latest restorable time. A time that is given must not be. Called under the table's lock.
/// </remarks>
internal sealed class ExportTimes(Table table)
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    private readonly DateTimeOffset _now = table.Now;
    private readonly DateTimeOffset _earliest = table.Backups.Earliest(table.Now);
    private readonly DateTimeOffset _latest = table.Backups.Latest(table.Now);

    public ExportRequest Complete(ExportRequest request)
    {
        if (request.Window is { } window)
        {
            ExportWindow complete = CheckSpan(window);
            RequireRecovery();
            RequireAvailable(complete);
            return request with { Window = complete };
        }

        RequireRecovery();
        return request with { ExportTime = Checked(request.ExportTime) ?? _now };
    }

    private void RequireRecovery()
    {
        if (!table.Backups.IsEnabled)
        {
            throw DynamoDbError.PointInTimeRecoveryUnavailable(table.Arn.Name);
        }
    }

    private DateTimeOffset? Checked(DateTimeOffset? time)
    {
        return time > _now || IsTooEarly(time) ? throw DynamoDbError.InvalidExportTime("Export Time is invalid")
            : time > _latest ? throw DynamoDbError.ExportTimeNotAvailable()
            : time;
    }

    /// <summary>The rules of a window that hold whether recovery is on or not.</summary>
    private ExportWindow CheckSpan(ExportWindow window)
    {
        DateTimeOffset from = window.From!.Value;
        DateTimeOffset to = window.To ?? DateTimeOffset.FromUnixTimeSeconds((table.Backups.IsEnabled ? _latest : _now).ToUnixTimeSeconds());
        if (from.AddSeconds(1) <= table.CreatedAt)
        {
            throw DynamoDbError.InvalidExportTime(
                $"Incremental export period from time cannot be less than the table creation time : {Time(from)}");
        }

        if (to > _now)
        {
            throw DynamoDbError.InvalidExportTime(
                $"Incremental export period to time cannot be greater than the current time : {Time(to)}");
        }

        if (to - from < ShortestWindow)
        {
            throw DynamoDbError.InvalidExportTime("Difference between export period from time and export period to time is less than 15 minutes");
        }

        return to - from > LongestWindow
            ? throw DynamoDbError.InvalidExportTime("Difference between export period from time and export period to time is greater than 24 hours")
            : window with { From = from, To = to };
    }

    private void RequireAvailable(ExportWindow window)
    {
        if (IsTooEarly(window.From) || window.To > _latest)
        {
            throw DynamoDbError.ExportTimeNotAvailable();
        }
    }

    /// <summary>Times come in whole seconds, so the whole second of the enabling counts as within.</summary>
    private bool IsTooEarly(DateTimeOffset? time)
    {
        return time?.AddSeconds(1) <= _earliest;
    }

    private static string Time(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
