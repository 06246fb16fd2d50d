using System;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Refuses times that a table cannot be exported at, before anything is changed.</summary>
internal static class ExportTimeCheck
{
    /// <summary>
    /// A given snapshot lies within the restorable time, or so little after it that it becomes restorable while the
    /// table is prepared; with a stream asked for it lies after the stream by the margin.
    /// </summary>
    public static void CheckSnapshot(ExportCandidate candidate, DateTime snapshot, ExportOptions options)
    {
        RecoveryState recovery = candidate.Recovery;
        string arn = candidate.Table.TableArn;
        DateTime? oldest = recovery.IsOn ? recovery.Earliest : recovery.ServiceTime;
        DateTime? newest = (recovery.IsOn ? recovery.Latest : recovery.ServiceTime) + options.PreparationTimeout;
        if (snapshot < oldest || snapshot > newest)
        {
            throw ErrorCatalogue.ExportTimeOutOfWindow(
                arn,
                snapshot,
                recovery.IsOn ? recovery.Earliest : null,
                recovery.IsOn ? recovery.Latest : null);
        }

        if (options.EnableStream && recovery.ServiceTime is { } now && snapshot < ExportWindow.EarliestSnapshot(now))
        {
            throw ErrorCatalogue.ExportTimeBeforeStream(
                arn,
                snapshot,
                ExportWindow.EarliestSnapshot(now),
                "Nothing was changed and nothing was exported.");
        }
    }

    /// <summary>
    /// An incremental export's window lies within the restorable time and has a length that AWS takes.
    /// </summary>
    public static void CheckWindow(ExportCandidate candidate, ExportOptions options)
    {
        RecoveryState recovery = candidate.Recovery;
        DateTime from = options.ExportFromTime!.Value;
        DateTime? to = options.ExportToTime ?? ExportWindow.NewestSnapshot(recovery.Earliest, recovery.Latest);
        if (!recovery.IsOn || to is null || from < recovery.Earliest || to > recovery.Latest)
        {
            throw ErrorCatalogue.ExportTimeOutOfWindow(
                candidate.Table.TableArn,
                !recovery.IsOn || to is null || from < recovery.Earliest ? from : to.Value,
                recovery.IsOn ? recovery.Earliest : null,
                recovery.IsOn ? recovery.Latest : null);
        }

        if (!ExportWindow.IsWindowLengthValid(from, to.Value))
        {
            throw ErrorCatalogue.IncrementalWindowUnusable(from, to.Value);
        }
    }
}
