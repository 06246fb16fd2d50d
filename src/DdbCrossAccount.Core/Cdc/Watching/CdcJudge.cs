using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Tells what stands against a change data capture that was read; pure.</summary>
internal static class CdcJudge
{
    private const string LoadAnew =
        "Remove what is there with Remove-DdbCdc -Force, export again with Start-DdbExport, import that export, and enable "
            + "change data capture from it.";

    private const string EnableAnew =
        "Find out who deleted it. Remove the rest with Remove-DdbCdc -Force and enable change data capture anew: it then "
            + "begins with the oldest record that the stream still keeps.";

    /// <summary>Why no loss can no longer be shown; null as long as it can.</summary>
    /// <param name="ledger">What the ledger tells.</param>
    /// <param name="parts">What AWS has.</param>
    /// <param name="drain">How far the stream is read; null when it could not be.</param>
    public static CdcBreak? FindBreak(LedgerReport ledger, PartsReport parts, DrainFigures? drain) =>
        OfWindow(ledger, drain) ?? OfTables(ledger.Control, parts) ?? OfFunction(ledger.Control, parts) ?? OfMapping(ledger.Control, parts);

    /// <summary>
    /// The time without work in which changes may have been trimmed unread; null where there is none, or where the mapping
    /// stood enabled and unchanged all the while: then there was nothing to do.
    /// </summary>
    public static IdleGap? FindGap(IdleGap? gap, PartsReport parts) =>
        gap is not null && !(parts.Mapping is { State: "Enabled", LastModified: { } changed } && changed <= gap.From + CdcConstants.StreamRetention)
            ? gap
            : null;

    /// <summary>The mark for such a time.</summary>
    public static BrokenWindow Mark(IdleGap gap, DateTime now) => new(
        $"Nothing was applied from {Figures.Time(gap.From)} to {Figures.Time(gap.To)}, and the mapping was not enabled all "
            + "the while: changes of that time may have been trimmed unread.",
        null,
        now);

    /// <summary>The mark for what was trimmed before it was proved; null without any.</summary>
    public static BrokenWindow? Mark(DrainFigures drain) => drain.Gaps is [var gap, ..]
        ? new BrokenWindow(
            $"Shard '{gap.ShardId}' was trimmed from {Figures.Time(gap.Since)} on before all of it was shown to be applied"
                + (gap.UnreceiptedCount > 0 ? $" ({Figures.Number(gap.UnreceiptedCount)} records without a receipt)." : "."),
            null,
            drain.ServiceTime)
        : drain.OldestNeeded is { } oldest && drain.ServiceTime - oldest >= CdcConstants.StreamRetention
            ? new BrokenWindow(
                $"A change of {Figures.Time(oldest)} is not applied, and a stream drops changes after 24 hours.",
                null,
                drain.ServiceTime)
            : null;

    /// <summary>The stream is no longer there.</summary>
    public static CdcBreak StreamGone(string streamArn) =>
        new($"Stream '{streamArn}' no longer exists: what it held that was not applied is gone with it.", LoadAnew, IsWindow: true);

    /// <summary>All settings that are no longer as they were made.</summary>
    public static IReadOnlyList<string> FindDrift(LedgerReport ledger, PartsReport parts) => parts.Mapping is { } mapping
        ? [.. MappingDrift.Harmful(mapping, ledger.Control), .. MappingDrift.Harmless(mapping, ledger.Control)]
        : [];

    private static CdcBreak? OfWindow(LedgerReport ledger, DrainFigures? drain) =>
        (ledger.BrokenWindow ?? (drain is null ? null : Mark(drain))) is { } window
            ? new CdcBreak(window.Cause, LoadAnew, IsWindow: true)
            : null;

    private static CdcBreak? OfTables(CdcControl control, PartsReport parts)
    {
        if (parts.SourceTableId != control.SourceTableId)
        {
            return new CdcBreak(Replaced("Source", control.SourceTableArn, control.SourceTableId, parts.SourceTableId), LoadAnew);
        }

        if (parts.LatestStreamArn != control.StreamArn || !parts.IsStreamOn)
        {
            return new CdcBreak(
                $"Stream '{control.StreamArn}' was turned off{NewStream(control, parts)}: changes since are not captured.", LoadAnew);
        }

        return parts.TargetTableId == control.TargetTableId
            ? null
            : new CdcBreak(Replaced("Target", control.TargetTableArn, control.TargetTableId, parts.TargetTableId), LoadAnew);
    }

    private static string Replaced(string side, string tableArn, string wished, string? found) => found is null
        ? $"{side} table '{tableArn}' no longer exists."
        : $"{side} table '{tableArn}' was deleted and created anew (id {wished} then, {found} now).";

    private static string NewStream(CdcControl control, PartsReport parts) =>
        parts.LatestStreamArn is { } latest && latest != control.StreamArn ? $", and '{latest}' took its place" : string.Empty;

    private static CdcBreak? OfFunction(CdcControl control, PartsReport parts) => parts.Function switch
    {
        null => new CdcBreak($"Function '{control.FunctionArn}' no longer exists: nothing is applied.", EnableAnew),
        { State: { } state } when state == Aws.Lambda.State.Failed => new CdcBreak(
            $"Function '{control.FunctionArn}' cannot run: {parts.Function.StateReason ?? "AWS does not say why"}.",
            "Set right what AWS names. Once the function runs, what was missed is applied from the stream."),
        _ when parts.IsFunctionOff => new CdcBreak(
            $"The reserved concurrency of function '{control.FunctionArn}' is 0, so that nobody can invoke it: nothing is applied.",
            "Take that setting off the function, unless the capture is meant to stand still."),
        _ => null,
    };

    private static CdcBreak? OfMapping(CdcControl control, PartsReport parts)
    {
        if (parts.Mapping is not { } mapping)
        {
            return control.MappingId is null
                ? new CdcBreak(
                    "The event source mapping was not made yet: nothing is applied.",
                    "Run Enable-DdbCdc again, which goes on where it was ended.")
                : new CdcBreak($"Event source mapping '{control.MappingId}' no longer exists: nothing is applied.", EnableAnew);
        }

        if (MappingDrift.Harmful(mapping, control) is { Count: > 0 } drift)
        {
            return new CdcBreak(
                $"The mapping was changed, and may have dropped or reordered changes since. {string.Join(" ", drift)}",
                "Set the mapping back, find out since when it was so, and compare the tables in full.");
        }

        return control.State == CdcState.Stopped && mapping.State == "Enabled"
            ? new CdcBreak(
                "The ledger says that nothing may be written (epoch "
                    + $"{Figures.Number(control.Epoch)}), while the mapping goes on reading: nothing is applied.",
                "Run Enable-DdbCdc for the tables if change data capture is to go on, or Disable-DdbCdc if it is not.")
            : null;
    }
}
