using System;
using Amazon.Runtime;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Exports: starting them, waiting for them, reading their manifests.</summary>
internal static partial class ErrorCatalogue
{
    private const string NothingExported = "Nothing was changed and nothing was exported.";
    private const string NothingImported = "Nothing was imported.";

    public static ExportOptionsContradictException ExportOptionsContradict(string parameter, string fact, string action) => new(
        new DdbErrorDetails(
            "ExportOptionsContradict",
            DdbErrorCategory.InvalidArgument,
            parameter,
            $"{fact} {NothingExported}",
            action));

    public static PointInTimeRecoveryOffException PointInTimeRecoveryOff(string tableArn, string state) => new(new DdbErrorDetails(
        "PointInTimeRecoveryOff",
        DdbErrorCategory.InvalidOperation,
        tableArn,
        $"Point-in-time recovery of table '{tableArn}' is off, and AWS exports only what can be recovered. {state}",
        "Add -EnablePitr to turn it on (AWS charges for it by the table's size), or turn it on yourself. Only "
            + "times after it was turned on can be exported."));

    public static StreamViewTypeUnusableException StreamViewTypeUnusable(string tableArn, string viewType) => new(
        new DdbErrorDetails(
            "StreamViewTypeUnusable",
            DdbErrorCategory.InvalidOperation,
            tableArn,
            $"Table '{tableArn}' has a stream of view type {viewType}, which does not show new values, and the view "
                + "type of a stream cannot be changed. The stream was left as it is and nothing was exported.",
            "Find out who reads the stream. Turn it off only when nobody needs it: -EnableStream then turns on one "
                + "with new values. Without -EnableStream the table is exported, and changes after the snapshot "
                + "are not replicated."));

    public static BucketOwnerRequiredException BucketOwnerRequired(string bucket, string accountId) => new(new DdbErrorDetails(
        "BucketOwnerRequired",
        DdbErrorCategory.InvalidArgument,
        bucket,
        $"Bucket '{bucket}' is not shown to belong to account {accountId}, and an export into another account's "
            + $"bucket has to name the owner. {NothingExported}",
        "Pass -S3BucketOwner with the id of the account that owns the bucket, or -Target with a connection that "
            + "may list it."));

    public static BucketOwnerDiffersException BucketOwnerDiffers(string bucket, string named, string owner) => new(
        new DdbErrorDetails(
            "BucketOwnerDiffers",
            DdbErrorCategory.InvalidArgument,
            bucket,
            $"Bucket '{bucket}' belongs to account {owner}; -S3BucketOwner says {named}. {NothingExported}",
            $"Pass -S3BucketOwner {owner}, or the bucket that you meant."));

    public static ExportTimeOutOfWindowException ExportTimeOutOfWindow(
        string tableArn,
        DateTime time,
        DateTime? earliest,
        DateTime? latest) => new(new DdbErrorDetails(
            "ExportTimeOutOfWindow",
            DdbErrorCategory.InvalidArgument,
            tableArn,
            $"Table '{tableArn}' cannot be exported as of {Figures.Time(time)}: {Window(earliest, latest)}. "
                + $"{NothingExported}",
            "Pass a time in between, in UTC, or leave it out for the newest one. AWS's newest time is usually "
                + "about five minutes ago."));

    public static ExportTimeRefusedException ExportTimeRefused(string tableArn, DateTime time, AmazonServiceException inner) => new(
        new DdbErrorDetails(
            "ExportTimeRefused",
            DdbErrorCategory.InvalidArgument,
            tableArn,
            $"AWS does not export table '{tableArn}' as of {Figures.Time(time)}. Nothing was exported.{Answer(inner)}",
            "Read the earliest and latest restorable time with Get-DdbTableDefinition and try again with a time in "
                + "between.",
            inner));

    public static ExportTimeBeforeStreamException ExportTimeBeforeStream(
        string tableArn,
        DateTime time,
        DateTime earliest,
        string state) => new(new DdbErrorDetails(
            "ExportTimeBeforeStream",
            DdbErrorCategory.InvalidArgument,
            tableArn,
            $"-ExportTime {Figures.Time(time)} of table '{tableArn}' is not provably later than its stream: changes "
                + $"between the two would be in neither. The earliest snapshot is {Figures.Time(earliest)}. {state}",
            "Leave out -ExportTime: with -EnableStream the snapshot is taken as soon as it is provably later than "
                + "the stream."));

    public static IncrementalWindowUnusableException IncrementalWindowUnusable(DateTime from, DateTime to) => new(
        new DdbErrorDetails(
            "IncrementalWindowUnusable",
            DdbErrorCategory.InvalidArgument,
            $"{Figures.Time(from)} to {Figures.Time(to)}",
            $"The window from {Figures.Time(from)} to {Figures.Time(to)} is not between 15 minutes and 24 hours long. "
                + $"{NothingExported}",
            "Pass -ExportFromTime and -ExportToTime 15 minutes to 24 hours apart; a longer time takes several "
                + "exports, each beginning where the one before ended."));

    public static ExportPreparationTimedOutException ExportPreparationTimedOut(string tableArn, string waitingFor, TimeSpan waited) =>
        new(new DdbErrorDetails(
            "ExportPreparationTimedOut",
            DdbErrorCategory.OperationTimeout,
            tableArn,
            $"Table '{tableArn}' was not ready for its export after {Figures.Duration(waited)}: {waitingFor} did not "
                + "come. What was turned on for it stays on; nothing was exported.",
            "Look at the table in the AWS console, then run the same command again: what is on already is kept."));

    public static ServiceTimeMissingException ServiceTimeMissing(string streamArn) => new(new DdbErrorDetails(
        "ServiceTimeMissing",
        DdbErrorCategory.InvalidResult,
        streamArn,
        $"The answer about stream '{streamArn}' carried no Date header, so it cannot be proved that the snapshot is "
            + "later than the stream. The stream stays on; nothing was exported.",
        "Check whether a proxy removes headers of answers, and try again without it."));

    public static ExportTokenUsedDifferentlyException ExportTokenUsedDifferently(
        string tableArn,
        string clientToken,
        AmazonServiceException? inner) => new(new DdbErrorDetails(
            "ExportTokenUsedDifferently",
            DdbErrorCategory.InvalidArgument,
            clientToken,
            $"Client token '{clientToken}' belongs to another export request than this one of table '{tableArn}'. "
                + $"Nothing was exported.{Answer(inner)}",
            "Get-DdbExportStatus shows which export has the token. Use another -ClientToken, or none, for a new "
                + "export.",
            inner));

    public static ExportLimitReachedException ExportLimitReached(
        string tableArn,
        string accountId,
        string region,
        AmazonServiceException inner) => new(new DdbErrorDetails(
            "ExportLimitReached",
            DdbErrorCategory.LimitsExceeded,
            tableArn,
            $"Account {accountId} ({region}) has as many exports under way as AWS allows (300, or 100 TB of tables), "
                + $"so table '{tableArn}' was not exported.{Answer(inner)}",
            "Wait until others have ended (Get-DdbExportStatus lists them) and run the same command for this table "
                + "again.",
            inner));

    public static ExportOutcomeUnknownException ExportOutcomeUnknown(string tableArn, string clientToken, Exception inner) => new(
        new DdbErrorDetails(
            "ExportOutcomeUnknown",
            DdbErrorCategory.ConnectionError,
            tableArn,
            $"The export of table '{tableArn}' was asked for with client token '{clientToken}', and AWS's answer "
                + $"was lost. It may have been started.{Answer(inner as AmazonServiceException)}",
            $"Run the same command with -ClientToken '{clientToken}': an export that was started is taken up, and "
                + "none is paid twice.",
            inner));

    public static ExportNotFoundException ExportNotFound(string exportArn, string accountId, string region) => new(
        new DdbErrorDetails(
            "ExportNotFound",
            DdbErrorCategory.ObjectNotFound,
            exportArn,
            $"AWS knows no export '{exportArn}' in account {accountId} ({region}). Nothing was changed.",
            "Get-DdbExportStatus without an ARN lists the exports of the last 90 days; older ones are forgotten, "
                + "and their files remain."));

    public static ExportArnUnusableException ExportArnUnusable(string text) => new(new DdbErrorDetails(
        "ExportArnUnusable",
        DdbErrorCategory.InvalidArgument,
        text.Length > 0 ? text : "ExportArn",
        $"'{text}' is not the ARN of an export with a bucket (arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/export/ID). "
            + "Nothing was changed.",
        "Pass an object from Start-DdbExport, Wait-DdbExport or Get-DdbExportStatus whole, as it was given."));

    public static ExportWithoutAccountException ExportWithoutAccount(string exportArn) => new(new DdbErrorDetails(
        "ExportWithoutAccount",
        DdbErrorCategory.InvalidArgument,
        exportArn,
        $"The object of export '{exportArn}' brings no source account. Nothing was changed.",
        "Pass -Source with a connection to the account that owns the table."));

    public static ExportFailedException ExportFailed(DdbExport export) => new(new DdbErrorDetails(
        "ExportFailed",
        DdbErrorCategory.InvalidResult,
        export.ExportArn,
        $"The export of table '{export.TableArn}' to bucket '{export.S3Bucket}' failed with code {export.FailureCode ?? "unknown"}. The table "
            + $"was not touched; files that were written before stay in the bucket. [export {export.ExportArn}]",
        "For a code that speaks of access, check that the source may call s3:PutObject, s3:PutObjectAcl and "
            + "s3:AbortMultipartUpload on the bucket, in its own policies, in the bucket's policy and on its KMS "
            + "key. Then export again with a new client token."));

    public static ExportedTableReplacedException ExportedTableReplaced(string exportArn, string preparedId, string exportedId) => new(
        new DdbErrorDetails(
            "ExportedTableReplaced",
            DdbErrorCategory.InvalidResult,
            exportArn,
            $"The table of export '{exportArn}' was deleted and created anew while the export was prepared (id {preparedId} then, "
                + $"{exportedId} now), so what was recorded about its stream is of the table that is gone. The export runs and is "
                + "charged; it is not passed on.",
            "Start an export of the table that is there now, with a new client token."));

    public static ExportWaitTimedOutException ExportWaitTimedOut(DdbExport export, TimeSpan waited) => new(new DdbErrorDetails(
        "ExportWaitTimedOut",
        DdbErrorCategory.OperationTimeout,
        export.ExportArn,
        $"The export of table '{export.TableName}' ({export.ExportArn}) had not ended after "
            + $"{Figures.Duration(waited)} of waiting. It goes on by itself.",
        "Pass the same object to Wait-DdbExport again. Where it is gone, Get-DdbExportStatus -ExportArn "
            + $"'{export.ExportArn}' -Source ACCOUNT finds the export, but not what was recorded about its stream."));

    public static ManifestMissingException ManifestMissing(string bucket, string key) => new(new DdbErrorDetails(
        "ManifestMissing",
        DdbErrorCategory.ObjectNotFound,
        $"s3://{bucket}/{key}",
        $"There is no 's3://{bucket}/{key}', which every finished export has. {NothingImported}",
        "Check that bucket and prefix are those of the export and that no lifecycle rule or person removed files; "
            + "else export again."));

    public static ManifestChecksumDiffersException ManifestChecksumDiffers(string bucket, string key, string checksumKey) => new(
        new DdbErrorDetails(
            "ManifestChecksumDiffers",
            DdbErrorCategory.InvalidData,
            $"s3://{bucket}/{key}",
            $"The MD5 of 's3://{bucket}/{key}' is not the one in '{checksumKey}'. {NothingImported}",
            "The file was changed after AWS wrote it. Restore it from a version of the bucket, or export again."));

    public static ManifestUnreadableException ManifestUnreadable(string bucket, string key, Exception inner) => new(
        new DdbErrorDetails(
            "ManifestUnreadable",
            DdbErrorCategory.InvalidData,
            $"s3://{bucket}/{key}",
            $"'s3://{bucket}/{key}' is not as AWS writes it: {inner.Message}. {NothingImported}",
            "Check that the file is an export's own; else export again.",
            inner));

    public static ManifestCountsDifferException ManifestCountsDiffer(string bucket, string folder, long summary, long files) => new(
        new DdbErrorDetails(
            "ManifestCountsDiffer",
            DdbErrorCategory.InvalidData,
            $"s3://{bucket}/{folder}",
            $"The manifest in 's3://{bucket}/{folder}' contradicts itself: its summary has {Figures.Number(summary)} "
                + $"items, its list of files {Figures.Number(files)}. {NothingImported}",
            "Its files are not of the same export. Restore them, or export again."));

    private static string Window(DateTime? earliest, DateTime? latest) => earliest is null || latest is null
        ? "it has no restorable time yet"
        : $"it can be from {Figures.Time(earliest)} to {Figures.Time(latest)}";

    private static string Answer(AmazonServiceException? inner) =>
        inner is null ? string.Empty : new ServiceAnswer(inner.ErrorCode, inner.RequestId, inner).ToString();
}
