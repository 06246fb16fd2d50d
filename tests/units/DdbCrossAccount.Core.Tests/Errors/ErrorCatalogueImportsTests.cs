using System;
using System.Net;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueImportsTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    private const string ExportArn = Table + "/export/01693685827463-2d8752fd";
    private const string ImportArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd";
    private const string Place = "s3://moves/p/AWSDynamoDB/1/data/";

    [Fact]
    public void ExportStillRunning_Always_SaysAll() => ErrorText.Check<ExportStillRunningException>(
        ErrorCatalogue.ExportStillRunning(Export("IN_PROGRESS")),
        "ExportStillRunning",
        DdbErrorCategory.InvalidOperation,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' is IN_PROGRESS; only a "
            + "COMPLETED one can be imported. Nothing was imported.",
        "Put Wait-DdbExport before the import in the pipeline.");

    [Fact]
    public void ExportHasFailed_Always_SaysAll() => ErrorText.Check<ExportHasFailedException>(
        ErrorCatalogue.ExportHasFailed(Export("FAILED")),
        "ExportHasFailed",
        DdbErrorCategory.InvalidOperation,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' FAILED with code "
            + "S3AccessDenied and is not whole. Nothing was imported.",
        "Export the table again and import that export.");

    [Fact]
    public void ExportTypeNotImportable_Always_SaysAll() => ErrorText.Check<ExportTypeNotImportableException>(
        ErrorCatalogue.ExportTypeNotImportable(Export("COMPLETED", "INCREMENTAL_EXPORT")),
        "ExportTypeNotImportable",
        DdbErrorCategory.InvalidArgument,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' is of type "
            + "INCREMENTAL_EXPORT; an import makes a table from a FULL_EXPORT only. Nothing was imported.",
        "Import a full export; changes of an incremental one are applied to a table that exists.");

    [Fact]
    public void ExportFormatNotImportable_Always_SaysAll() => ErrorText.Check<ExportFormatNotImportableException>(
        ErrorCatalogue.ExportFormatNotImportable(Export("COMPLETED", format: "ION")),
        "ExportFormatNotImportable",
        DdbErrorCategory.InvalidArgument,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' has format ION; its "
            + "content can be checked and imported in DYNAMODB_JSON only. Nothing was imported.",
        "Export the table again with Start-DdbExport, which writes DYNAMODB_JSON.");

    [Fact]
    public void ManifestOfOtherExport_Always_SaysAll() => ErrorText.Check<ManifestOfOtherExportException>(
        ErrorCatalogue.ManifestOfOtherExport(ExportArn, "tableArn", Table, "arn:aws:dynamodb:eu-west-1:111111111111:table/Lines"),
        "ManifestOfOtherExport",
        DdbErrorCategory.InvalidData,
        ExportArn,
        "The manifest found for export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' "
            + "is not its own: tableArn is 'arn:aws:dynamodb:eu-west-1:111111111111:table/Lines' there, and "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' of the export. Nothing was imported.",
        "Check bucket and prefix, and that files of several exports were not mixed.");

    [Fact]
    public void DataObjectsMissing_Always_SaysAll() => ErrorText.Check<DataObjectsMissingException>(
        ErrorCatalogue.DataObjectsMissing(Place, "data/a.json.gz", 1),
        "DataObjectsMissing",
        DdbErrorCategory.ObjectNotFound,
        Place,
        "1 object that the manifest promises is not under 's3://moves/p/AWSDynamoDB/1/data/', the first being "
            + "'data/a.json.gz'. Nothing was imported.",
        "Check for lifecycle rules and deletions; restore the objects from versions of the bucket, or export again.");

    [Fact]
    public void DataObjectsExtra_Always_SaysAll() => ErrorText.Check<DataObjectsExtraException>(
        ErrorCatalogue.DataObjectsExtra(Place, "data/a.json.gz", 2),
        "DataObjectsExtra",
        DdbErrorCategory.InvalidData,
        Place,
        "2 objects under 's3://moves/p/AWSDynamoDB/1/data/' are not in the manifest, the first being 'data/a.json.gz', and an "
            + "import would read everything there. Nothing was imported.",
        "Remove what does not belong to the export, then import again.");

    [Fact]
    public void DataObjectsChanged_Always_SaysAll() => ErrorText.Check<DataObjectsChangedException>(
        ErrorCatalogue.DataObjectsChanged(Place, "data/a.json.gz", 1204),
        "DataObjectsChanged",
        DdbErrorCategory.InvalidData,
        Place,
        "1,204 objects under 's3://moves/p/AWSDynamoDB/1/data/' are not as exported (the ETag differs from the manifest's), "
            + "the first being 'data/a.json.gz'. Nothing was imported.",
        "An object that was copied or re-encrypted gets another ETag too. Restore the original objects, or export again.");

    [Fact]
    public void DataObjectTruncated_Always_SaysAll() => ErrorText.Check<DataObjectTruncatedException>(
        ErrorCatalogue.DataObjectTruncated(Place),
        "DataObjectTruncated",
        DdbErrorCategory.InvalidData,
        Place,
        "'s3://moves/p/AWSDynamoDB/1/data/' is cut short: its gzip content does not end as gzip ends, and its MD5 is not the "
            + "manifest's. Nothing was imported.",
        "Restore the object from a version of the bucket, or export again.");

    [Fact]
    public void DataObjectNotGzip_Always_SaysAll() => ErrorText.Check<DataObjectNotGzipException>(
        ErrorCatalogue.DataObjectNotGzip(Place, null),
        "DataObjectNotGzip",
        DdbErrorCategory.InvalidData,
        Place,
        "'s3://moves/p/AWSDynamoDB/1/data/' agrees with the manifest's MD5, but its content is not gzip as exports have it. "
            + "Nothing was imported.",
        "Export the table again.");

    [Fact]
    public void DataChecksumDiffers_Always_SaysAll() => ErrorText.Check<DataChecksumDiffersException>(
        ErrorCatalogue.DataChecksumDiffers(Place),
        "DataChecksumDiffers",
        DdbErrorCategory.InvalidData,
        Place,
        "The MD5 of 's3://moves/p/AWSDynamoDB/1/data/' is not the one in the manifest. Nothing was imported.",
        "The object was changed after AWS wrote it. Restore it from a version of the bucket, or export again.");

    [Fact]
    public void DataLineNotItem_Always_SaysAll() => ErrorText.Check<DataLineNotItemException>(
        ErrorCatalogue.DataLineNotItem(Place, 1204),
        "DataLineNotItem",
        DdbErrorCategory.InvalidData,
        Place,
        "Line 1,204 of 's3://moves/p/AWSDynamoDB/1/data/' is not an item as exports write it ({\"Item\":{…}}). Nothing was "
            + "imported.",
        "Check that the file is an export's own; else export the table again.");

    [Fact]
    public void DataItemCountDiffers_Always_SaysAll() => ErrorText.Check<DataItemCountDiffersException>(
        ErrorCatalogue.DataItemCountDiffers(Place, 1204, 1203),
        "DataItemCountDiffers",
        DdbErrorCategory.InvalidData,
        Place,
        "'s3://moves/p/AWSDynamoDB/1/data/' holds 1,203 items; the manifest promises 1,204. Nothing was imported.",
        "Export the table again.");

    [Fact]
    public void TooManyDataObjects_Always_SaysAll() => ErrorText.Check<TooManyDataObjectsException>(
        ErrorCatalogue.TooManyDataObjects(ExportArn, 50_001, 50_000),
        "TooManyDataObjects",
        DdbErrorCategory.LimitsExceeded,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' has 50,001 objects; one "
            + "import reads at most 50,000. Nothing was imported.",
        "Load the table another way (into an existing table), or merge the export's files into fewer objects.");

    [Fact]
    public void TooManyDataBytes_Always_SaysAll() => ErrorText.Check<TooManyDataBytesException>(
        ErrorCatalogue.TooManyDataBytes(ExportArn, 1_100_000_000_000, 1_099_511_627_776, "eu-central-1"),
        "TooManyDataBytes",
        DdbErrorCategory.LimitsExceeded,
        ExportArn,
        "Export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' has 1,100,000,000,000 "
            + "bytes; imports in eu-central-1 may read 1,099,511,627,776 at once. Nothing was imported.",
        "Ask AWS to raise the quota of concurrent import size in that Region, or load the table another way.");

    [Fact]
    public void ImportTargetMissing_Always_SaysAll() => ErrorText.Check<ImportTargetMissingException>(
        ErrorCatalogue.ImportTargetMissing(ExportArn),
        "ImportTargetMissing",
        DdbErrorCategory.InvalidArgument,
        ExportArn,
        "The object of export 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' brings no "
            + "target account. Nothing was imported.",
        "Pass -Target with a connection to the account that the table is to be made in.");

    [Fact]
    public void TargetTableExists_Always_SaysAll() => ErrorText.Check<TargetTableExistsException>(
        ErrorCatalogue.TargetTableExists("Orders", "222222222222", "eu-west-1", "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", 1204),
        "TargetTableExists",
        DdbErrorCategory.ResourceExists,
        "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders",
        "Table 'Orders' already exists in account 222222222222 (eu-west-1) and holds about 1,204 items; an import makes a new "
            + "table only. Nothing was imported.",
        "Pass another -TargetTableName, or delete the table there if it is not needed. An import that an earlier run of this "
            + "command started is taken up by passing its -ClientToken.");

    [Fact]
    public void TargetTableExists_CountUnknown_SaysAll() => ErrorText.Check<TargetTableExistsException>(
        ErrorCatalogue.TargetTableExists("Orders", "222222222222", "eu-west-1", null, null),
        "TargetTableExists",
        DdbErrorCategory.ResourceExists,
        "Orders",
        "Table 'Orders' already exists in account 222222222222 (eu-west-1); an import makes a new table only. Nothing was "
            + "imported.",
        "Pass another -TargetTableName, or delete the table there if it is not needed. An import that an earlier run of this "
            + "command started is taken up by passing its -ClientToken.");

    [Fact]
    public void TargetTableNamedTwice_Always_SaysAll() => ErrorText.Check<TargetTableNamedTwiceException>(
        ErrorCatalogue.TargetTableNamedTwice("Orders", "222222222222", "eu-west-1", 2),
        "TargetTableNamedTwice",
        DdbErrorCategory.InvalidArgument,
        "Orders",
        "2 of the exports would make table 'Orders' in account 222222222222 (eu-west-1). Nothing was imported.",
        "Import them one by one, each with a -TargetTableName of its own.");

    [Fact]
    public void OneNameForSeveralExports_Always_SaysAll() => ErrorText.Check<OneNameForSeveralExportsException>(
        ErrorCatalogue.OneNameForSeveralExports("TargetTableName", "Orders", 3),
        "OneNameForSeveralExports",
        DdbErrorCategory.InvalidArgument,
        "TargetTableName",
        "-TargetTableName 'Orders' belongs to one table, and 3 exports were given. Nothing was imported.",
        "Leave out -TargetTableName, or import the exports one by one.");

    [Fact]
    public void SourceDefinitionMissing_Always_SaysAll() => ErrorText.Check<SourceDefinitionMissingException>(
        ErrorCatalogue.SourceDefinitionMissing(ExportArn, "Orders"),
        "SourceDefinitionMissing",
        DdbErrorCategory.ObjectNotFound,
        ExportArn,
        "Keys and indexes for the import of "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd' are read from its source table "
            + "'Orders', which is gone or whose account is not known. Nothing was imported.",
        "Pass -Definition with what Get-DdbTableDefinition gave for the table, or -Source with a connection to its account.");

    [Fact]
    public void SourceTableReplaced_Always_SaysAll() => ErrorText.Check<SourceTableReplacedException>(
        ErrorCatalogue.SourceTableReplaced(Table, "id-1", "id-2"),
        "SourceTableReplaced",
        DdbErrorCategory.InvalidResult,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was deleted and created anew since it was exported (id "
            + "id-1 then, id-2 now), so its keys and indexes may differ. Nothing was imported.",
        "Export the table that is there now, or pass -Definition for the one that was exported.");

    [Fact]
    public void LocalIndexesNotImportable_Always_SaysAll() => ErrorText.Check<LocalIndexesNotImportableException>(
        ErrorCatalogue.LocalIndexesNotImportable(Table, ["byDate", "byState"]),
        "LocalIndexesNotImportable",
        DdbErrorCategory.InvalidOperation,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' has local secondary indexes ('byDate', 'byState'), which "
            + "AWS's import cannot make and which cannot be added to a table later. Nothing was imported.",
        "Create the target table with its local indexes first and load it with a method that fills existing tables; or, where "
            + "they are not needed, pass -Definition with a definition without them.");

    [Fact]
    public void BillingModeUnusable_Always_SaysAll() => ErrorText.Check<BillingModeUnusableException>(
        ErrorCatalogue.BillingModeUnusable("Orders", "cheap"),
        "BillingModeUnusable",
        DdbErrorCategory.InvalidArgument,
        "cheap",
        "'cheap' is no billing mode for table 'Orders': there are PROVISIONED and PAY_PER_REQUEST. Nothing was imported.",
        "Pass -BillingMode PROVISIONED or -BillingMode PAY_PER_REQUEST.");

    [Fact]
    public void CapacityContradictsBilling_Always_SaysAll() => ErrorText.Check<CapacityContradictsBillingException>(
        ErrorCatalogue.CapacityContradictsBilling("Orders", "PAY_PER_REQUEST", "-ReadCapacityUnits and -WriteCapacityUnits"),
        "CapacityContradictsBilling",
        DdbErrorCategory.InvalidArgument,
        "Orders",
        "Table 'Orders' is made with billing mode PAY_PER_REQUEST, which has no use for -ReadCapacityUnits and "
            + "-WriteCapacityUnits. Nothing was imported.",
        "Leave them out, or pass the other -BillingMode.");

    [Fact]
    public void CapacityMissing_Always_SaysAll() => ErrorText.Check<CapacityMissingException>(
        ErrorCatalogue.CapacityMissing("Orders"),
        "CapacityMissing",
        DdbErrorCategory.InvalidArgument,
        "Orders",
        "Table 'Orders' is made with billing mode PROVISIONED, and the source has no provisioned capacity to take over. "
            + "Nothing was imported.",
        "Pass -ReadCapacityUnits and -WriteCapacityUnits.");

    [Fact]
    public void ImportTokenUsedDifferently_Always_SaysAll() => ErrorText.Check<ImportTokenUsedDifferentlyException>(
        ErrorCatalogue.ImportTokenUsedDifferently("Orders", "token-1", Aws("ImportConflictException")),
        "ImportTokenUsedDifferently",
        DdbErrorCategory.InvalidArgument,
        "token-1",
        "Client token 'token-1' belongs to another import request than this one of table 'Orders'. Nothing was imported. "
            + "[ImportConflictException, request 4KQ]",
        "Get-DdbImportStatus shows which import has the token. Use another -ClientToken, or none, for a new import.");

    [Fact]
    public void ImportLimitReached_Always_SaysAll() => ErrorText.Check<ImportLimitReachedException>(
        ErrorCatalogue.ImportLimitReached("Orders", "222222222222", "eu-west-1", Aws("LimitExceededException")),
        "ImportLimitReached",
        DdbErrorCategory.LimitsExceeded,
        "Orders",
        "Account 222222222222 (eu-west-1) has as many imports or table changes under way as AWS allows, so table 'Orders' was "
            + "not imported. [LimitExceededException, request 4KQ]",
        "Wait until others have ended (Get-DdbImportStatus lists them; 50 may run) and run the same command for this table "
            + "again.");

    [Fact]
    public void ImportOutcomeUnknown_Always_SaysAll() => ErrorText.Check<ImportOutcomeUnknownException>(
        ErrorCatalogue.ImportOutcomeUnknown("Orders", "222222222222", "token-1", new TimeoutException()),
        "ImportOutcomeUnknown",
        DdbErrorCategory.ConnectionError,
        "Orders",
        "The import of table 'Orders' in account 222222222222 was asked for with client token 'token-1', and AWS's answer "
            + "was lost. It may have been started.",
        "Run the same command with -ClientToken 'token-1': an import that was started is taken up, and none is paid twice.");

    [Fact]
    public void ImportNotFound_Always_SaysAll() => ErrorText.Check<ImportNotFoundException>(
        ErrorCatalogue.ImportNotFound(ImportArn, "222222222222", "eu-west-1"),
        "ImportNotFound",
        DdbErrorCategory.ObjectNotFound,
        ImportArn,
        "AWS knows no import 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' in account "
            + "222222222222 (eu-west-1). Nothing was changed.",
        "Get-DdbImportStatus without an ARN lists the imports of the last 90 days.");

    [Fact]
    public void ImportArnUnusable_Always_SaysAll() => ErrorText.Check<ImportArnUnusableException>(
        ErrorCatalogue.ImportArnUnusable("nonsense"),
        "ImportArnUnusable",
        DdbErrorCategory.InvalidArgument,
        "nonsense",
        "'nonsense' is not the ARN of an import (arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/import/ID). Nothing was changed.",
        "Pass an object from DdbCrossAccount\\Import-DdbTable, Wait-DdbImport or Get-DdbImportStatus whole, as it was given.");

    [Fact]
    public void ImportWithoutAccount_Always_SaysAll() => ErrorText.Check<ImportWithoutAccountException>(
        ErrorCatalogue.ImportWithoutAccount(ImportArn),
        "ImportWithoutAccount",
        DdbErrorCategory.InvalidArgument,
        ImportArn,
        "The object of import 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' brings no "
            + "target account. Nothing was changed.",
        "Pass -Target with a connection to the account that the table is made in.");

    [Fact]
    public void ImportFailed_Always_SaysAll() => ErrorText.Check<ImportFailedException>(
        ErrorCatalogue.ImportFailed(Import("FAILED", "S3NoSuchKey")),
        "ImportFailed",
        DdbErrorCategory.InvalidResult,
        ImportArn,
        "The import of table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' ended FAILED with code S3NoSuchKey: 1,203 "
            + "items imported, 0 refused, 1,204 promised. Nothing was deleted; a table that was made is still there and is not "
            + "whole. [import arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd]",
        "Look at log stream '01693685827463-2d8752fd/error' of "
            + "'arn:aws:logs:eu-west-1:222222222222:log-group:/aws-dynamodb/imports:*' for refused items. Delete the table, remove "
            + "the cause and import again with a new client token.");

    [Fact]
    public void ImportIncomplete_Always_SaysAll() => ErrorText.Check<ImportIncompleteException>(
        ErrorCatalogue.ImportIncomplete(Import("COMPLETED", null)),
        "ImportIncomplete",
        DdbErrorCategory.InvalidResult,
        ImportArn,
        "AWS says that the import of table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' COMPLETED, but its counts do "
            + "not agree with the export's manifest: 1,203 items imported, 0 refused, 1,204 promised. The table is there and does "
            + "not count as whole. [import arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd]",
        "Compare the tables, or delete the table and import again with a new client token.");

    [Fact]
    public void ImportSourceChanged_Always_SaysAll() => ErrorText.Check<ImportSourceChangedException>(
        ErrorCatalogue.ImportSourceChanged(Import("COMPLETED", null), ErrorCatalogue.DataObjectsMissing(Place, "a", 1)),
        "ImportSourceChanged",
        DdbErrorCategory.InvalidResult,
        ImportArn,
        "The objects under 's3://moves/p/AWSDynamoDB/1/data/' were changed while import "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' read them (DataObjectsMissing), "
            + "so what is in table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is not proved to be the export.",
        "Find out who writes to or deletes from the bucket. Compare the tables, or delete the table and import again from a "
            + "whole export.");

    [Fact]
    public void ImportWaitTimedOut_Always_SaysAll() => ErrorText.Check<ImportWaitTimedOutException>(
        ErrorCatalogue.ImportWaitTimedOut(Import("IN_PROGRESS", null), TimeSpan.FromSeconds(42)),
        "ImportWaitTimedOut",
        DdbErrorCategory.OperationTimeout,
        ImportArn,
        "The import of table 'Orders' (arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd) "
            + "had not ended after 42 s of waiting. It goes on by itself and cannot be cancelled.",
        "Pass the same object to Wait-DdbImport again. Where it is gone, Get-DdbImportStatus -ImportArn "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' -Target ACCOUNT finds the "
            + "import, but not what was recorded about its source.");

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

    private static DdbImport Import(string status, string? code) => new()
    {
        TableName = "Orders",
        TableArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders",
        ImportArn = ImportArn,
        Status = status,
        FailureCode = code,
        FailureMessage = "text of AWS",
        ImportedItemCount = 1203,
        ErrorCount = 0,
        ExpectedItemCount = 1204,
        S3Bucket = "moves",
        S3KeyPrefix = "p/AWSDynamoDB/1/data/",
        CloudWatchLogGroupArn = "arn:aws:logs:eu-west-1:222222222222:log-group:/aws-dynamodb/imports:*",
    };
}
