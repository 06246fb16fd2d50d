using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Change data capture: looking at it, and waiting for it.</summary>
internal static partial class ErrorCatalogue
{
    private const string CaptureGoesOn = "Change data capture itself was not touched.";

    public static LedgerNotFoundException LedgerNotFound(string tableArn, bool isTable) => new(new DdbErrorDetails(
        "LedgerNotFound",
        DdbErrorCategory.ObjectNotFound,
        tableArn,
        isTable
            ? $"Table '{tableArn}' was not made as a ledger, so it tells of no change data capture. Nothing was changed."
            : $"There is no ledger '{tableArn}', so there is no change data capture to tell of. Nothing was changed.",
        "Pass -Target with the account that the changes are written to, and -LedgerTableName where Enable-DdbCdc was "
            + "given one."));

    public static CdcBrokenException CdcBroken(DdbCdc cdc, string cause, string remedy) => new(new DdbErrorDetails(
        "CdcBroken",
        DdbErrorCategory.InvalidResult,
        cdc.StreamArn,
        $"It can no longer be shown that every change of table '{cdc.SourceTableArn}' comes to '{cdc.TargetTableArn}': "
            + $"{cause} {CaptureGoesOn}",
        remedy));

    public static CdcHasFailuresException CdcHasFailures(DdbCdc cdc, int parked, int doubts) => new(new DdbErrorDetails(
        "CdcHasFailures",
        DdbErrorCategory.InvalidResult,
        cdc.StreamArn,
        $"Table '{cdc.TargetTableArn}' has every change of '{cdc.SourceTableArn}' but those of {Figures.Number(parked)} keys "
            + $"that could not be applied and {Figures.Number(doubts)} keys whose last write is in doubt. {CaptureGoesOn}",
        "Get-DdbCdcFailure lists them, and Repair-DdbCdcFailure settles each from the source. Then wait again."));

    public static CdcDisabledException CdcDisabled(DdbCdc cdc, long unreceipted) => new(new DdbErrorDetails(
        "CdcDisabled",
        DdbErrorCategory.InvalidOperation,
        cdc.StreamArn,
        $"Change data capture of table '{cdc.SourceTableArn}' is disabled, and at least {Figures.Number(unreceipted)} changes "
            + "wait in its stream: they will not be applied as long as it is.",
        "Run Enable-DdbCdc for the tables again, which goes on where it stopped. The stream keeps changes for 24 hours."));

    public static CdcNotReachedException CdcNotReached(DdbCdc cdc, bool isDrain, string standing, TimeSpan waited) => new(
        new DdbErrorDetails(
            "CdcNotReached",
            DdbErrorCategory.OperationTimeout,
            cdc.StreamArn,
            $"Change data capture of table '{cdc.SourceTableArn}' was not {(isDrain ? "drained" : "in sync")} after "
                + $"{Figures.Duration(waited)} of waiting: {standing}. It goes on by itself.",
            isDrain
                ? "Stop whatever writes to the source table, then pass the same object to Wait-DdbCdc -Drained again: it goes "
                    + "on where it stopped."
                : "Pass the same object to Wait-DdbCdc -InSync again, which goes on where it stopped, or allow more with "
                    + "-MaximumLag."));

    public static CdcTimeMissingException CdcTimeMissing(string streamArn) => new(new DdbErrorDetails(
        "CdcTimeMissing",
        DdbErrorCategory.InvalidResult,
        streamArn,
        $"The answer about stream '{streamArn}' carried no Date header, so its lag cannot be told and nothing be proved. "
            + CaptureGoesOn,
        "Check whether a proxy removes headers of answers, and try again without it."));

    public static StreamRecordUnreadableException StreamRecordUnreadable(string streamArn) => new(new DdbErrorDetails(
        "StreamRecordUnreadable",
        DdbErrorCategory.InvalidData,
        streamArn,
        $"A record of stream '{streamArn}' has no sequence number or creation time, so it cannot be held against the "
            + $"receipts. {CaptureGoesOn}",
        "Check what answers at the address of the connection: DynamoDB Streams always tells both."));
}
