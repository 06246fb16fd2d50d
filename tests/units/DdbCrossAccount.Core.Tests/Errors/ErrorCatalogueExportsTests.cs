using System;
using System.Net;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueExportsTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    private const string ExportArn = Table + "/export/01693685827463-2d8752fd";
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void ExportOptionsContradict_Always_SaysAll() => ErrorText.Check<ExportOptionsContradictException>(
        ErrorCatalogue.ExportOptionsContradict("EnableStream", "-EnableStream ties a stream to the snapshot of a full export, and this is an incremental one.", "Leave out -EnableStream."),
        "ExportOptionsContradict",
        DdbErrorCategory.InvalidArgument,
        "EnableStream",
        "-EnableStream ties a stream to the snapshot of a full export, and this is an incremental one. Nothing was changed and "
            + "nothing was exported.",
        "Leave out -EnableStream.");

    [Fact]
    public void PointInTimeRecoveryOff_Always_SaysAll() => ErrorText.Check<PointInTimeRecoveryOffException>(
        ErrorCatalogue.PointInTimeRecoveryOff(Table, "Nothing was changed and nothing was exported."),
        "PointInTimeRecoveryOff",
        DdbErrorCategory.InvalidOperation,
        Table,
        "Point-in-time recovery of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is off, and AWS exports only "
            + "what can be recovered. Nothing was changed and nothing was exported.",
        "Add -EnablePitr to turn it on (AWS charges for it by the table's size), or turn it on yourself. Only times after it "
            + "was turned on can be exported.");

    [Fact]
    public void StreamViewTypeUnusable_Always_SaysAll() => ErrorText.Check<StreamViewTypeUnusableException>(
        ErrorCatalogue.StreamViewTypeUnusable(Table, "KEYS_ONLY"),
        "StreamViewTypeUnusable",
        DdbErrorCategory.InvalidOperation,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' has a stream of view type KEYS_ONLY, which does not show "
            + "new values, and the view type of a stream cannot be changed. The stream was left as it is and nothing was exported.",
        "Find out who reads the stream. Turn it off only when nobody needs it: -EnableStream then turns on one with new "
            + "values. Without -EnableStream the table is exported, and changes after the snapshot are not replicated.");

    [Fact]
    public void BucketOwnerRequired_Always_SaysAll() => ErrorText.Check<BucketOwnerRequiredException>(
        ErrorCatalogue.BucketOwnerRequired("moves", "111111111111"),
        "BucketOwnerRequired",
        DdbErrorCategory.InvalidArgument,
        "moves",
        "Bucket 'moves' is not shown to belong to account 111111111111, and an export into another account's bucket has to "
            + "name the owner. Nothing was changed and nothing was exported.",
        "Pass -S3BucketOwner with the id of the account that owns the bucket, or -Target with a connection that may list it.");

    [Fact]
    public void BucketOwnerDiffers_Always_SaysAll() => ErrorText.Check<BucketOwnerDiffersException>(
        ErrorCatalogue.BucketOwnerDiffers("moves", "333333333333", "222222222222"),
        "BucketOwnerDiffers",
        DdbErrorCategory.InvalidArgument,
        "moves",
        "Bucket 'moves' belongs to account 222222222222; -S3BucketOwner says 333333333333. Nothing was changed and nothing was "
            + "exported.",
        "Pass -S3BucketOwner 222222222222, or the bucket that you meant.");

    [Fact]
    public void ExportTimeOutOfWindow_Always_SaysAll() => ErrorText.Check<ExportTimeOutOfWindowException>(
        ErrorCatalogue.ExportTimeOutOfWindow(Table, Noon, Noon.AddDays(-2), Noon.AddDays(-1)),
        "ExportTimeOutOfWindow",
        DdbErrorCategory.InvalidArgument,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' cannot be exported as of 2026-11-20T12:00:00Z: it can be "
            + "from 2026-11-18T12:00:00Z to 2026-11-19T12:00:00Z. Nothing was changed and nothing was exported.",
        "Pass a time in between, in UTC, or leave it out for the newest one. AWS's newest time is usually about five minutes "
            + "ago.");

    [Fact]
    public void ExportTimeOutOfWindow_NothingRestorable_SaysAll() => ErrorText.Check<ExportTimeOutOfWindowException>(
        ErrorCatalogue.ExportTimeOutOfWindow(Table, Noon, null, null),
        "ExportTimeOutOfWindow",
        DdbErrorCategory.InvalidArgument,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' cannot be exported as of 2026-11-20T12:00:00Z: it has no "
            + "restorable time yet. Nothing was changed and nothing was exported.",
        "Pass a time in between, in UTC, or leave it out for the newest one. AWS's newest time is usually about five minutes "
            + "ago.");

    [Fact]
    public void ExportTimeRefused_Always_SaysAll() => ErrorText.Check<ExportTimeRefusedException>(
        ErrorCatalogue.ExportTimeRefused(Table, Noon, Aws("InvalidExportTimeException")),
        "ExportTimeRefused",
        DdbErrorCategory.InvalidArgument,
        Table,
        "AWS does not export table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' as of 2026-11-20T12:00:00Z. Nothing "
            + "was exported. [InvalidExportTimeException, request 4KQ]",
        "Read the earliest and latest restorable time with Get-DdbTableDefinition and try again with a time in between.");

    [Fact]
    public void ExportTimeBeforeStream_Always_SaysAll() => ErrorText.Check<ExportTimeBeforeStreamException>(
        ErrorCatalogue.ExportTimeBeforeStream(Table, Noon, Noon.AddMinutes(2), "Nothing was changed and nothing was exported."),
        "ExportTimeBeforeStream",
        DdbErrorCategory.InvalidArgument,
        Table,
        "-ExportTime 2026-11-20T12:00:00Z of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is not provably "
            + "later than its stream: changes between the two would be in neither. The earliest snapshot is 2026-11-20T12:02:00Z. "
            + "Nothing was changed and nothing was exported.",
        "Leave out -ExportTime: with -EnableStream the snapshot is taken as soon as it is provably later than the stream.");

    [Fact]
    public void IncrementalWindowUnusable_Always_SaysAll() => ErrorText.Check<IncrementalWindowUnusableException>(
        ErrorCatalogue.IncrementalWindowUnusable(Noon, Noon.AddMinutes(14)),
        "IncrementalWindowUnusable",
        DdbErrorCategory.InvalidArgument,
        "2026-11-20T12:00:00Z to 2026-11-20T12:14:00Z",
        "The window from 2026-11-20T12:00:00Z to 2026-11-20T12:14:00Z is not between 15 minutes and 24 hours long. Nothing was "
            + "changed and nothing was exported.",
        "Pass -ExportFromTime and -ExportToTime 15 minutes to 24 hours apart; a longer time takes several exports, each "
            + "beginning where the one before ended.");

    [Fact]
    public void ExportPreparationTimedOut_Always_SaysAll() => ErrorText.Check<ExportPreparationTimedOutException>(
        ErrorCatalogue.ExportPreparationTimedOut(Table, "the newest restorable time", TimeSpan.FromMinutes(30)),
        "ExportPreparationTimedOut",
        DdbErrorCategory.OperationTimeout,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was not ready for its export after 30 min 0 s: the "
            + "newest restorable time did not come. What was turned on for it stays on; nothing was exported.",
        "Look at the table in the AWS console, then run the same command again: what is on already is kept.");

    [Fact]
    public void ServiceTimeMissing_Always_SaysAll() => ErrorText.Check<ServiceTimeMissingException>(
        ErrorCatalogue.ServiceTimeMissing(Table + "/stream/1"),
        "ServiceTimeMissing",
        DdbErrorCategory.InvalidResult,
        "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/1",
        "The answer about stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/1' carried no Date header, so it "
            + "cannot be proved that the snapshot is later than the stream. The stream stays on; nothing was exported.",
        "Check whether a proxy removes headers of answers, and try again without it.");

    [Fact]
    public void ExportTokenUsedDifferently_Always_SaysAll() => ErrorText.Check<ExportTokenUsedDifferentlyException>(
        ErrorCatalogue.ExportTokenUsedDifferently(Table, "token-1", Aws("ExportConflictException")),
        "ExportTokenUsedDifferently",
        DdbErrorCategory.InvalidArgument,
        "token-1",
        "Client token 'token-1' belongs to another export request than this one of table "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders'. Nothing was exported. [ExportConflictException, request 4KQ]",
        "Get-DdbExportStatus shows which export has the token. Use another -ClientToken, or none, for a new export.");

    [Fact]
    public void ExportLimitReached_Always_SaysAll() => ErrorText.Check<ExportLimitReachedException>(
        ErrorCatalogue.ExportLimitReached(Table, "111111111111", "eu-west-1", Aws("LimitExceededException")),
        "ExportLimitReached",
        DdbErrorCategory.LimitsExceeded,
        Table,
        "Account 111111111111 (eu-west-1) has as many exports under way as AWS allows (300, or 100 TB of tables), so table "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was not exported. [LimitExceededException, request 4KQ]",
        "Wait until others have ended (Get-DdbExportStatus lists them) and run the same command for this table again.");

    [Fact]
    public void ExportOutcomeUnknown_Always_SaysAll() => ErrorText.Check<ExportOutcomeUnknownException>(
        ErrorCatalogue.ExportOutcomeUnknown(Table, "token-1", new TimeoutException()),
        "ExportOutcomeUnknown",
        DdbErrorCategory.ConnectionError,
        Table,
        "The export of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was asked for with client token 'token-1', "
            + "and AWS's answer was lost. It may have been started.",
        "Run the same command with -ClientToken 'token-1': an export that was started is taken up, and none is paid twice.");

    [Fact]
    public void ExportNotFound_Always_SaysAll() => ErrorText.Check<ExportNotFoundException>(
        ErrorCatalogue.ExportNotFound(ExportArn, "111111111111", "eu-west-1"),
        "ExportNotFound",
        DdbErrorCategory.ObjectNotFound,
        ExportArn,
        "AWS knows no export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' in account "
            + "111111111111 (eu-west-1). Nothing was changed.",
        "Get-DdbExportStatus without an ARN lists the exports of the last 90 days; older ones are forgotten, and their files "
            + "remain.");

    [Fact]
    public void ExportArnUnusable_Always_SaysAll() => ErrorText.Check<ExportArnUnusableException>(
        ErrorCatalogue.ExportArnUnusable("nonsense"),
        "ExportArnUnusable",
        DdbErrorCategory.InvalidArgument,
        "nonsense",
        "'nonsense' is not the ARN of an export with a bucket (arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/export/ID). Nothing "
            + "was changed.",
        "Pass an object from Start-DdbExport, Wait-DdbExport or Get-DdbExportStatus whole, as it was given.");

    [Fact]
    public void ExportWithoutAccount_Always_SaysAll() => ErrorText.Check<ExportWithoutAccountException>(
        ErrorCatalogue.ExportWithoutAccount(ExportArn),
        "ExportWithoutAccount",
        DdbErrorCategory.InvalidArgument,
        ExportArn,
        "The object of export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' brings no "
            + "source account. Nothing was changed.",
        "Pass -Source with a connection to the account that owns the table.");

    [Fact]
    public void ExportFailed_Always_SaysAll() => ErrorText.Check<ExportFailedException>(
        ErrorCatalogue.ExportFailed(Export("FAILED")),
        "ExportFailed",
        DdbErrorCategory.InvalidResult,
        ExportArn,
        "The export of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' to bucket 'moves' failed with code "
            + "S3AccessDenied. The table was not touched; files that were written before stay in the bucket. [export "
            + "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd]",
        "For a code that speaks of access, check that the source may call s3:PutObject, s3:PutObjectAcl and "
            + "s3:AbortMultipartUpload on the bucket, in its own policies, in the bucket's policy and on its KMS key. Then export "
            + "again with a new client token.");

    [Fact]
    public void ExportedTableReplaced_Always_SaysAll() => ErrorText.Check<ExportedTableReplacedException>(
        ErrorCatalogue.ExportedTableReplaced(ExportArn, "id-1", "id-2"),
        "ExportedTableReplaced",
        DdbErrorCategory.InvalidResult,
        ExportArn,
        "The table of export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' was deleted and "
            + "created anew while the export was prepared (id id-1 then, id-2 now), so what was recorded about its stream is of the "
            + "table that is gone. The export runs and is charged; it is not passed on.",
        "Start an export of the table that is there now, with a new client token.");

    [Fact]
    public void ExportWaitTimedOut_Always_SaysAll() => ErrorText.Check<ExportWaitTimedOutException>(
        ErrorCatalogue.ExportWaitTimedOut(Export("IN_PROGRESS"), TimeSpan.FromMinutes(90)),
        "ExportWaitTimedOut",
        DdbErrorCategory.OperationTimeout,
        ExportArn,
        "The export of table 'Orders' (arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd) "
            + "had not ended after 1 h 30 min of waiting. It goes on by itself.",
        "Pass the same object to Wait-DdbExport again. Where it is gone, Get-DdbExportStatus -ExportArn "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' -Source ACCOUNT finds the "
            + "export, but not what was recorded about its stream.");

    [Fact]
    public void ManifestMissing_Always_SaysAll() => ErrorText.Check<ManifestMissingException>(
        ErrorCatalogue.ManifestMissing("moves", "p/AWSDynamoDB/1/manifest-summary.json"),
        "ManifestMissing",
        DdbErrorCategory.ObjectNotFound,
        "s3://moves/p/AWSDynamoDB/1/manifest-summary.json",
        "There is no 's3://moves/p/AWSDynamoDB/1/manifest-summary.json', which every finished export has. Nothing was imported.",
        "Check that bucket and prefix are those of the export and that no lifecycle rule or person removed files; else export "
            + "again.");

    [Fact]
    public void ManifestChecksumDiffers_Always_SaysAll() => ErrorText.Check<ManifestChecksumDiffersException>(
        ErrorCatalogue.ManifestChecksumDiffers("moves", "p/AWSDynamoDB/1/manifest-files.json", "p/AWSDynamoDB/1/manifest-files.md5"),
        "ManifestChecksumDiffers",
        DdbErrorCategory.InvalidData,
        "s3://moves/p/AWSDynamoDB/1/manifest-files.json",
        "The MD5 of 's3://moves/p/AWSDynamoDB/1/manifest-files.json' is not the one in 'p/AWSDynamoDB/1/manifest-files.md5'. "
            + "Nothing was imported.",
        "The file was changed after AWS wrote it. Restore it from a version of the bucket, or export again.");

    [Fact]
    public void ManifestUnreadable_Always_SaysAll() => ErrorText.Check<ManifestUnreadableException>(
        ErrorCatalogue.ManifestUnreadable("moves", "p/AWSDynamoDB/1/manifest-files.json", new FormatException("it is no JSON")),
        "ManifestUnreadable",
        DdbErrorCategory.InvalidData,
        "s3://moves/p/AWSDynamoDB/1/manifest-files.json",
        "'s3://moves/p/AWSDynamoDB/1/manifest-files.json' is not as AWS writes it: it is no JSON. Nothing was imported.",
        "Check that the file is an export's own; else export again.");

    [Fact]
    public void ManifestCountsDiffer_Always_SaysAll() => ErrorText.Check<ManifestCountsDifferException>(
        ErrorCatalogue.ManifestCountsDiffer("moves", "p/AWSDynamoDB/1/", 1204, 1203),
        "ManifestCountsDiffer",
        DdbErrorCategory.InvalidData,
        "s3://moves/p/AWSDynamoDB/1/",
        "The manifest in 's3://moves/p/AWSDynamoDB/1/' contradicts itself: its summary has 1,204 items, its list of files "
            + "1,203. Nothing was imported.",
        "Its files are not of the same export. Restore them, or export again.");

    private static AmazonServiceException Aws(string code) => new("text of AWS", ErrorType.Sender, code, "4KQ", HttpStatusCode.BadRequest);

    private static DdbExport Export(string status, string type = "FULL_EXPORT", string format = "DYNAMODB_JSON") => new()
    {
        TableName = "Orders",
        TableArn = Table,
        ExportArn = ExportArn,
        Status = status,
        ExportType = type,
        ExportFormat = format,
        S3Bucket = "moves",
        FailureCode = status == "FAILED" ? "S3AccessDenied" : null,
        FailureMessage = "text of AWS",
    };
}
