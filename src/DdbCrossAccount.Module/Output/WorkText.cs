using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Module.Output;

/// <summary>Puts measured work into words; what was not measured is said to be unknown.</summary>
internal static class WorkText
{
    public static string Of(SourceChangeRequested change) =>
        $"Changing {change.Setting} of '{change.TableArn}' from '{change.Before}' to '{change.After}'.";

    public static string Of(ExportRequested request) =>
        $"Starting the export of '{request.TableArn}'{SnapshotOf(request)} with client token '{request.ClientToken}'.";

    public static string Of(ImportRequested request) =>
        $"Starting the import of '{request.ExportArn}' into table '{request.TableName}' with client token '{request.ClientToken}'.";

    public static string Of(ExportPreparationWaited waited) =>
        $"waiting for {waited.WaitingFor}{RestorableOf(waited)}, {Quantity.Duration(waited.Waited)} so far";

    public static string Of(CdcPartWaited waited) =>
        $"waiting for {waited.WaitingFor} ('{waited.Part}'), {Quantity.Duration(waited.Waited)} so far";

    public static string Of(ExportProgressed progressed) =>
        $"{progressed.Status}, {LandedOf(progressed)}, {ElapsedOf(progressed.Elapsed)}";

    public static string Of(ImportProgressed progressed)
    {
        var parts = new List<string>
        {
            progressed.Status,
            $"{AmountOf(progressed.ProcessedBytes, progressed.TotalBytes, Quantity.Bytes)} read",
            $"{AmountOf(progressed.ProcessedItems, progressed.ExpectedItems, Quantity.Count)} items",
        };
        if (progressed.ItemsPerSecond is double rate)
        {
            parts.Add($"{Quantity.Count((long)rate)} items/s");
        }

        parts.Add(progressed.TimeLeft is TimeSpan left ? $"{Quantity.Duration(left)} left" : "time left unknown");
        parts.Add(ElapsedOf(progressed.Elapsed));
        return string.Join(", ", parts);
    }

    public static string Of(CdcProgressed progressed)
    {
        var parts = new List<string>
        {
            progressed.State,
            progressed.LagAtMost is TimeSpan lag ? $"lag {Quantity.Duration(lag)} at most" : "lag unknown",
            progressed.TimeLeft is TimeSpan left ? $"{Quantity.Duration(left)} left" : "time left unknown",
            progressed.WindowLeft is TimeSpan window ? $"window {Quantity.Duration(window)}" : "window unknown",
            $"{Quantity.Count(progressed.ReadCount)} checked",
            $"{Quantity.Count(progressed.UnreceiptedCount)} waiting",
        };
        if (progressed.ParkedCount > 0 || progressed.DoubtCount > 0)
        {
            parts.Add($"{Quantity.Count(progressed.ParkedCount)} parked, {Quantity.Count(progressed.DoubtCount)} in doubt");
        }

        return string.Join(", ", parts);
    }

    public static string Of(ItemsLoaded loaded) =>
        $"{Quantity.Count(loaded.ItemsWritten)} items with {Quantity.Bytes(loaded.BytesWritten)} written";

    /// <summary>A share of a known total, at most 100; -1 when one of them is unknown.</summary>
    public static int PercentOf(long? done, long? total) =>
        done is long part && total is > 0 ? (int)Math.Min(100, part * 100.0 / total.Value) : -1;

    private static string SnapshotOf(ExportRequested request) =>
        request.ExportTime is DateTime time ? $" as of {Quantity.Time(time)}" : string.Empty;

    private static string RestorableOf(ExportPreparationWaited waited) =>
        waited.NeededTime is DateTime needed
            ? $" (needs {Quantity.Time(needed)} to be restorable, newest is {TimeOrUnknown(waited.NewestRestorableTime)})"
            : string.Empty;

    private static string TimeOrUnknown(DateTime? time) => time is DateTime known ? Quantity.Time(known) : "unknown";

    private static string LandedOf(ExportProgressed progressed) =>
        progressed is { LandedFiles: int files, LandedBytes: long bytes }
            ? $"{Quantity.Count(files)} files with {Quantity.Bytes(bytes)} landed"
            : "files landed unknown";

    private static string ElapsedOf(TimeSpan? elapsed) =>
        elapsed is TimeSpan known ? $"{Quantity.Duration(known)} elapsed" : "elapsed time unknown";

    private static string AmountOf(long? done, long? total, Func<long, string> write) =>
        $"{(done is long part ? write(part) : "unknown")} of {(total is long whole ? write(whole) : "unknown")}";
}
