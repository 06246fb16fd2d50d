using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueCdcWatchingTests
{
    private const string Stream = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000";
    private const string Ledger = "arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger";
    private static readonly DdbCdc Cdc = new()
    {
        StreamArn = Stream,
        SourceTableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders",
        TargetTableArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders",
    };

    [Fact]
    public void LedgerNotFound_NoTable_SaysAll() => ErrorText.Check<LedgerNotFoundException>(
        ErrorCatalogue.LedgerNotFound(Ledger, isTable: false),
        "LedgerNotFound",
        DdbErrorCategory.ObjectNotFound,
        Ledger,
        "There is no ledger 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger', so there is no change "
            + "data capture to tell of. Nothing was changed.",
        "Pass -Target with the account that the changes are written to, and -LedgerTableName where Enable-DdbCdc was given "
            + "one.");

    [Fact]
    public void LedgerNotFound_OtherTable_SaysThat() => Assert.Equal(
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger' was not made as a ledger, so it tells of "
            + "no change data capture. Nothing was changed.",
        ErrorCatalogue.LedgerNotFound(Ledger, isTable: true).Message);

    [Fact]
    public void CdcBroken_Always_SaysAll() => ErrorText.Check<CdcBrokenException>(
        ErrorCatalogue.CdcBroken(Cdc, "The mapping is gone.", "Make it again."),
        "CdcBroken",
        DdbErrorCategory.InvalidResult,
        Stream,
        "It can no longer be shown that every change of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' comes to "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders': The mapping is gone. Change data capture itself was not "
            + "touched.",
        "Make it again.");

    [Fact]
    public void CdcHasFailures_Always_SaysAll() => ErrorText.Check<CdcHasFailuresException>(
        ErrorCatalogue.CdcHasFailures(Cdc, 1200, 3),
        "CdcHasFailures",
        DdbErrorCategory.InvalidResult,
        Stream,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' has every change of "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' but those of 1,200 keys that could not be applied and 3 "
            + "keys whose last write is in doubt. Change data capture itself was not touched.",
        "Get-DdbCdcFailure lists them, and Repair-DdbCdcFailure settles each from the source. Then wait again.");

    [Fact]
    public void CdcDisabled_Always_SaysAll() => ErrorText.Check<CdcDisabledException>(
        ErrorCatalogue.CdcDisabled(Cdc, 40),
        "CdcDisabled",
        DdbErrorCategory.InvalidOperation,
        Stream,
        "Change data capture of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is disabled, and at least 40 "
            + "changes wait in its stream: they will not be applied as long as it is.",
        "Run Enable-DdbCdc for the tables again, which goes on where it stopped. The stream keeps changes for 24 hours.");

    [Fact]
    public void CdcNotReached_InSync_SaysAll() => ErrorText.Check<CdcNotReachedException>(
        ErrorCatalogue.CdcNotReached(Cdc, isDrain: false, "the lag is 5 min 3 s at most", TimeSpan.FromMinutes(10)),
        "CdcNotReached",
        DdbErrorCategory.OperationTimeout,
        Stream,
        "Change data capture of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was not in sync after 10 min 0 s "
            + "of waiting: the lag is 5 min 3 s at most. It goes on by itself.",
        "Pass the same object to Wait-DdbCdc -InSync again, which goes on where it stopped, or allow more with -MaximumLag.");

    [Fact]
    public void CdcNotReached_Drained_SaysWhatToStop()
    {
        CdcNotReachedException error = ErrorCatalogue.CdcNotReached(Cdc, isDrain: true, "x", TimeSpan.FromSeconds(9));

        Assert.Equal(
            "Change data capture of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was not drained after 9 s of "
                + "waiting: x. It goes on by itself.",
            error.Message);
        Assert.Equal(
            "Stop whatever writes to the source table, then pass the same object to Wait-DdbCdc -Drained again: it goes on where "
                + "it stopped.",
            error.RecommendedAction);
    }

    [Fact]
    public void CdcTimeMissing_Always_SaysAll() => ErrorText.Check<CdcTimeMissingException>(
        ErrorCatalogue.CdcTimeMissing(Stream),
        "CdcTimeMissing",
        DdbErrorCategory.InvalidResult,
        Stream,
        "The answer about stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' carried "
            + "no Date header, so its lag cannot be told and nothing be proved. Change data capture itself was not touched.",
        "Check whether a proxy removes headers of answers, and try again without it.");

    [Fact]
    public void StreamRecordUnreadable_Always_SaysAll() => ErrorText.Check<StreamRecordUnreadableException>(
        ErrorCatalogue.StreamRecordUnreadable(Stream),
        "StreamRecordUnreadable",
        DdbErrorCategory.InvalidData,
        Stream,
        "A record of stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' has no "
            + "sequence number or creation time, so it cannot be held against the receipts. Change data capture itself was not "
            + "touched.",
        "Check what answers at the address of the connection: DynamoDB Streams always tells both.");
}
