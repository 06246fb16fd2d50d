using System;
using System.Collections.Generic;
using Amazon.Runtime;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Imports: checking what they read and make, starting them, waiting for them.</summary>
internal static partial class ErrorCatalogue
{
    public static ExportStillRunningException ExportStillRunning(DdbExport export) => new(new DdbErrorDetails(
        "ExportStillRunning",
        DdbErrorCategory.InvalidOperation,
        export.ExportArn,
        $"Export '{export.ExportArn}' is {State(export)}; only a COMPLETED one can be imported. {NothingImported}",
        "Put Wait-DdbExport before the import in the pipeline."));

    public static ExportHasFailedException ExportHasFailed(DdbExport export) => new(new DdbErrorDetails(
        "ExportHasFailed",
        DdbErrorCategory.InvalidOperation,
        export.ExportArn,
        $"Export '{export.ExportArn}' FAILED with code {export.FailureCode ?? "unknown"} and is not whole. {NothingImported}",
        "Export the table again and import that export."));

    public static ExportTypeNotImportableException ExportTypeNotImportable(DdbExport export) => new(new DdbErrorDetails(
        "ExportTypeNotImportable",
        DdbErrorCategory.InvalidArgument,
        export.ExportArn,
        $"Export '{export.ExportArn}' is of type {export.ExportType}; an import makes a table from a FULL_EXPORT "
            + $"only. {NothingImported}",
        "Import a full export; changes of an incremental one are applied to a table that exists."));

    public static ExportFormatNotImportableException ExportFormatNotImportable(DdbExport export) => new(new DdbErrorDetails(
        "ExportFormatNotImportable",
        DdbErrorCategory.InvalidArgument,
        export.ExportArn,
        $"Export '{export.ExportArn}' has format {export.ExportFormat}; its content can be checked and imported in "
            + "DYNAMODB_JSON only. "
            + NothingImported,
        "Export the table again with Start-DdbExport, which writes DYNAMODB_JSON."));

    public static ManifestOfOtherExportException ManifestOfOtherExport(
        string exportArn,
        string member,
        string expected,
        string found) => new(new DdbErrorDetails(
            "ManifestOfOtherExport",
            DdbErrorCategory.InvalidData,
            exportArn,
            $"The manifest found for export '{exportArn}' is not its own: {member} is '{found}' there, and "
                + $"'{expected}' of the export. "
                + NothingImported,
            "Check bucket and prefix, and that files of several exports were not mixed."));

    public static DataObjectsMissingException DataObjectsMissing(string place, string first, int count) => new(
        new DdbErrorDetails(
            "DataObjectsMissing",
            DdbErrorCategory.ObjectNotFound,
            place,
            $"{Objects(count)} that the manifest promises {Verb(count)} not under '{place}', the first being "
                + $"'{first}'. {NothingImported}",
            "Check for lifecycle rules and deletions; restore the objects from versions of the bucket, or export "
                + "again."));

    public static DataObjectsExtraException DataObjectsExtra(string place, string first, int count) => new(new DdbErrorDetails(
        "DataObjectsExtra",
        DdbErrorCategory.InvalidData,
        place,
        $"{Objects(count)} under '{place}' {Verb(count)} not in the manifest, the first being '{first}', and an "
            + $"import would read everything there. {NothingImported}",
        "Remove what does not belong to the export, then import again."));

    public static DataObjectsChangedException DataObjectsChanged(string place, string first, int count) => new(
        new DdbErrorDetails(
            "DataObjectsChanged",
            DdbErrorCategory.InvalidData,
            place,
            $"{Objects(count)} under '{place}' {Verb(count)} not as exported (the ETag differs from the manifest's), "
                + $"the first being '{first}'. "
                + NothingImported,
            "An object that was copied or re-encrypted gets another ETag too. Restore the original objects, or "
                + "export again."));

    public static DataObjectTruncatedException DataObjectTruncated(string place) => new(new DdbErrorDetails(
        "DataObjectTruncated",
        DdbErrorCategory.InvalidData,
        place,
        $"'{place}' is cut short: its gzip content does not end as gzip ends, and its MD5 is not the manifest's. "
            + $"{NothingImported}",
        "Restore the object from a version of the bucket, or export again."));

    public static DataObjectNotGzipException DataObjectNotGzip(string place, Exception? inner) => new(new DdbErrorDetails(
        "DataObjectNotGzip",
        DdbErrorCategory.InvalidData,
        place,
        $"'{place}' agrees with the manifest's MD5, but its content is not gzip as exports have it. {NothingImported}",
        "Export the table again.",
        inner));

    public static DataChecksumDiffersException DataChecksumDiffers(string place) => new(new DdbErrorDetails(
        "DataChecksumDiffers",
        DdbErrorCategory.InvalidData,
        place,
        $"The MD5 of '{place}' is not the one in the manifest. {NothingImported}",
        "The object was changed after AWS wrote it. Restore it from a version of the bucket, or export again."));

    public static DataLineNotItemException DataLineNotItem(string place, long lineNumber) => new(new DdbErrorDetails(
        "DataLineNotItem",
        DdbErrorCategory.InvalidData,
        place,
        $"Line {Figures.Number(lineNumber)} of '{place}' is not an item as exports write it ({{\"Item\":{{…}}}}). "
            + $"{NothingImported}",
        "Check that the file is an export's own; else export the table again."));

    public static DataItemCountDiffersException DataItemCountDiffers(string place, long promised, long found) => new(
        new DdbErrorDetails(
            "DataItemCountDiffers",
            DdbErrorCategory.InvalidData,
            place,
            $"'{place}' holds {Figures.Number(found)} items; the manifest promises {Figures.Number(promised)}. "
                + $"{NothingImported}",
            "Export the table again."));

    public static TooManyDataObjectsException TooManyDataObjects(string exportArn, int count, int most) => new(
        new DdbErrorDetails(
            "TooManyDataObjects",
            DdbErrorCategory.LimitsExceeded,
            exportArn,
            $"Export '{exportArn}' has {Figures.Number(count)} objects; one import reads at most "
                + $"{Figures.Number(most)}. {NothingImported}",
            "Load the table another way (into an existing table), or merge the export's files into fewer objects."));

    public static TooManyDataBytesException TooManyDataBytes(string exportArn, long bytes, long most, string region) => new(
        new DdbErrorDetails(
            "TooManyDataBytes",
            DdbErrorCategory.LimitsExceeded,
            exportArn,
            $"Export '{exportArn}' has {Figures.Number(bytes)} bytes; imports in {region} may read "
                + $"{Figures.Number(most)} at once. {NothingImported}",
            "Ask AWS to raise the quota of concurrent import size in that Region, or load the table another way."));

    public static ImportTargetMissingException ImportTargetMissing(string exportArn) => new(new DdbErrorDetails(
        "ImportTargetMissing",
        DdbErrorCategory.InvalidArgument,
        exportArn,
        $"The object of export '{exportArn}' brings no target account. {NothingImported}",
        "Pass -Target with a connection to the account that the table is to be made in."));

    public static TargetTableExistsException TargetTableExists(
        string tableName,
        string accountId,
        string region,
        string? tableArn,
        long? itemCount) => new(new DdbErrorDetails(
            "TargetTableExists",
            DdbErrorCategory.ResourceExists,
            tableArn ?? tableName,
            $"Table '{tableName}' already exists in account {accountId} ({region}){Holding(itemCount)}; an import "
                + "makes a new table only. "
                + NothingImported,
            "Pass another -TargetTableName, or delete the table there if it is not needed. An import that an "
                + "earlier run of this command started is taken up by passing its -ClientToken."));

    public static TargetTableNamedTwiceException TargetTableNamedTwice(
        string tableName,
        string accountId,
        string region,
        int count) => new(new DdbErrorDetails(
            "TargetTableNamedTwice",
            DdbErrorCategory.InvalidArgument,
            tableName,
            $"{Figures.Number(count)} of the exports would make table '{tableName}' in account {accountId} "
                + $"({region}). {NothingImported}",
            "Import them one by one, each with a -TargetTableName of its own."));

    public static OneNameForSeveralExportsException OneNameForSeveralExports(string parameter, string value, int count) => new(
        new DdbErrorDetails(
            "OneNameForSeveralExports",
            DdbErrorCategory.InvalidArgument,
            parameter,
            $"-{parameter} '{value}' belongs to one table, and {Figures.Number(count)} exports were given. "
                + $"{NothingImported}",
            $"Leave out -{parameter}, or import the exports one by one."));

    public static SourceDefinitionMissingException SourceDefinitionMissing(string exportArn, string tableName) => new(
        new DdbErrorDetails(
            "SourceDefinitionMissing",
            DdbErrorCategory.ObjectNotFound,
            exportArn,
            $"Keys and indexes for the import of '{exportArn}' are read from its source table '{tableName}', which is "
                + $"gone or whose account is not known. {NothingImported}",
            "Pass -Definition with what Get-DdbTableDefinition gave for the table, or -Source with a connection to "
                + "its account."));

    public static SourceTableReplacedException SourceTableReplaced(string tableArn, string exportedId, string foundId) => new(
        new DdbErrorDetails(
            "SourceTableReplaced",
            DdbErrorCategory.InvalidResult,
            tableArn,
            $"Table '{tableArn}' was deleted and created anew since it was exported (id {exportedId} then, {foundId} "
                + $"now), so its keys and indexes may differ. {NothingImported}",
            "Export the table that is there now, or pass -Definition for the one that was exported."));

    public static LocalIndexesNotImportableException LocalIndexesNotImportable(string tableArn, IReadOnlyList<string> names) => new(
        new DdbErrorDetails(
            "LocalIndexesNotImportable",
            DdbErrorCategory.InvalidOperation,
            tableArn,
            $"Table '{tableArn}' has local secondary indexes ({List(names)}), which AWS's import cannot make and "
                + $"which cannot be added to a table later. {NothingImported}",
            "Create the target table with its local indexes first and load it with a method that fills existing "
                + "tables; or, where they are not needed, pass -Definition with a definition without them."));

    public static BillingModeUnusableException BillingModeUnusable(string tableName, string mode) => new(new DdbErrorDetails(
        "BillingModeUnusable",
        DdbErrorCategory.InvalidArgument,
        mode.Length > 0 ? mode : "BillingMode",
        $"'{mode}' is no billing mode for table '{tableName}': there are PROVISIONED and PAY_PER_REQUEST. "
            + $"{NothingImported}",
        "Pass -BillingMode PROVISIONED or -BillingMode PAY_PER_REQUEST."));

    public static CapacityContradictsBillingException CapacityContradictsBilling(string tableName, string mode, string parameters) =>
        new(new DdbErrorDetails(
            "CapacityContradictsBilling",
            DdbErrorCategory.InvalidArgument,
            tableName,
            $"Table '{tableName}' is made with billing mode {mode}, which has no use for {parameters}. "
                + $"{NothingImported}",
            "Leave them out, or pass the other -BillingMode."));

    public static CapacityMissingException CapacityMissing(string tableName) => new(new DdbErrorDetails(
        "CapacityMissing",
        DdbErrorCategory.InvalidArgument,
        tableName,
        $"Table '{tableName}' is made with billing mode PROVISIONED, and the source has no provisioned capacity to "
            + $"take over. {NothingImported}",
        "Pass -ReadCapacityUnits and -WriteCapacityUnits."));

    public static ImportTokenUsedDifferentlyException ImportTokenUsedDifferently(
        string tableName,
        string clientToken,
        AmazonServiceException inner) => new(new DdbErrorDetails(
            "ImportTokenUsedDifferently",
            DdbErrorCategory.InvalidArgument,
            clientToken,
            $"Client token '{clientToken}' belongs to another import request than this one of table '{tableName}'. "
                + $"{NothingImported}"
                + Answer(inner),
            "Get-DdbImportStatus shows which import has the token. Use another -ClientToken, or none, for a new "
                + "import.",
            inner));

    public static ImportLimitReachedException ImportLimitReached(
        string tableName,
        string accountId,
        string region,
        AmazonServiceException inner) => new(new DdbErrorDetails(
            "ImportLimitReached",
            DdbErrorCategory.LimitsExceeded,
            tableName,
            $"Account {accountId} ({region}) has as many imports or table changes under way as AWS allows, so table "
                + $"'{tableName}' was not imported.{Answer(inner)}",
            "Wait until others have ended (Get-DdbImportStatus lists them; 50 may run) and run the same command for "
                + "this table again.",
            inner));

    public static ImportOutcomeUnknownException ImportOutcomeUnknown(
        string tableName,
        string accountId,
        string clientToken,
        Exception inner) => new(new DdbErrorDetails(
            "ImportOutcomeUnknown",
            DdbErrorCategory.ConnectionError,
            tableName,
            $"The import of table '{tableName}' in account {accountId} was asked for with client token "
                + $"'{clientToken}', and AWS's answer was lost. It may have been "
                + $"started.{Answer(inner as AmazonServiceException)}",
            $"Run the same command with -ClientToken '{clientToken}': an import that was started is taken up, and "
                + "none is paid twice.",
            inner));

    public static ImportNotFoundException ImportNotFound(string importArn, string accountId, string region) => new(
        new DdbErrorDetails(
            "ImportNotFound",
            DdbErrorCategory.ObjectNotFound,
            importArn,
            $"AWS knows no import '{importArn}' in account {accountId} ({region}). Nothing was changed.",
            "Get-DdbImportStatus without an ARN lists the imports of the last 90 days."));

    public static ImportArnUnusableException ImportArnUnusable(string text) => new(new DdbErrorDetails(
        "ImportArnUnusable",
        DdbErrorCategory.InvalidArgument,
        text.Length > 0 ? text : "ImportArn",
        $"'{text}' is not the ARN of an import (arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/import/ID). Nothing was "
            + "changed.",
        "Pass an object from DdbCrossAccount\\Import-DdbTable, Wait-DdbImport or Get-DdbImportStatus whole, as it "
            + "was given."));

    public static ImportWithoutAccountException ImportWithoutAccount(string importArn) => new(new DdbErrorDetails(
        "ImportWithoutAccount",
        DdbErrorCategory.InvalidArgument,
        importArn,
        $"The object of import '{importArn}' brings no target account. Nothing was changed.",
        "Pass -Target with a connection to the account that the table is made in."));

    public static ImportFailedException ImportFailed(DdbImport import) => new(new DdbErrorDetails(
        "ImportFailed",
        DdbErrorCategory.InvalidResult,
        import.ImportArn,
        $"The import of table '{import.TableArn}' ended {import.Status} with code {import.FailureCode ?? "unknown"}: {Counts(import)}. "
            + "Nothing was deleted; a table that was made is still there and is not whole. [import "
            + $"{import.ImportArn}]",
        $"Look at log stream '{LogStream(import)}' of '{import.CloudWatchLogGroupArn ?? "/aws-dynamodb/imports"}' for refused items. Delete the "
            + "table, remove the cause and import again with a new client token."));

    public static ImportIncompleteException ImportIncomplete(DdbImport import) => new(new DdbErrorDetails(
        "ImportIncomplete",
        DdbErrorCategory.InvalidResult,
        import.ImportArn,
        $"AWS says that the import of table '{import.TableArn}' COMPLETED, but its counts do not agree with the "
            + $"export's manifest: {Counts(import)}. The table is there and does not count as whole. [import "
            + $"{import.ImportArn}]",
        "Compare the tables, or delete the table and import again with a new client token."));

    public static ImportSourceChangedException ImportSourceChanged(DdbImport import, DdbCrossAccountException inner) => new(
        new DdbErrorDetails(
            "ImportSourceChanged",
            DdbErrorCategory.InvalidResult,
            import.ImportArn,
            $"The objects under 's3://{import.S3Bucket}/{import.S3KeyPrefix}' were changed while import "
                + $"'{import.ImportArn}' read them ({inner.ErrorId}), so what is in table '{import.TableArn}' is not "
                + "proved to be the export.",
            "Find out who writes to or deletes from the bucket. Compare the tables, or delete the table and import "
                + "again from a whole export.",
            inner));

    public static ImportWaitTimedOutException ImportWaitTimedOut(DdbImport import, TimeSpan waited) => new(new DdbErrorDetails(
        "ImportWaitTimedOut",
        DdbErrorCategory.OperationTimeout,
        import.ImportArn,
        $"The import of table '{import.TableName}' ({import.ImportArn}) had not ended after "
            + $"{Figures.Duration(waited)} of waiting. It goes on by itself and cannot be cancelled.",
        "Pass the same object to Wait-DdbImport again. Where it is gone, Get-DdbImportStatus -ImportArn "
            + $"'{import.ImportArn}' -Target ACCOUNT finds the import, but not what was recorded about its source."));

    /// <summary>The log stream in which AWS names an import's refused items.</summary>
    public static string LogStream(DdbImport import) => $"{TableArn.Parse(import.ImportArn)?.ChildId}/error";

    private static string State(DdbExport export) => export.Status.Length > 0 ? export.Status : "of unknown state";

    private static string Objects(int count) => count == 1 ? "1 object" : $"{Figures.Number(count)} objects";

    private static string Verb(int count) => count == 1 ? "is" : "are";

    private static string Holding(long? itemCount) => itemCount is { } count ? $" and holds about {Figures.Number(count)} items" : string.Empty;

    private static string List(IReadOnlyList<string> names) => $"'{string.Join("', '", names)}'";

    private static string Counts(DdbImport import) =>
        $"{Known(import.ImportedItemCount)} items imported, {Known(import.ErrorCount)} refused, "
            + $"{Known(import.ExpectedItemCount)} promised";

    private static string Known(long? count) => count is { } known ? Figures.Number(known) : "an unknown number of";
}
