using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueCdcEnablingTests
{
    private const string Source = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    private const string Target = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";
    private const string Ledger = "arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger";
    private const string Stream = Source + "/stream/2026-11-20T12:00:00.000";
    private const string Function = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc";
    private const string Mapping = "91eaeb7e-c976-1234-9451-8709db01f137";
    private const string NothingDone = "Nothing was changed.";
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private static readonly InvalidOperationException Inner = new();
    private static readonly ServiceAnswer Answer = new("InvalidParameterValueException", "8c1", Inner);

    [Fact]
    public void ImportStillRunning_Always_SaysAll() => ErrorText.Check<ImportStillRunningException>(
        ErrorCatalogue.ImportStillRunning(Import("IN_PROGRESS")),
        "ImportStillRunning",
        DdbErrorCategory.InvalidOperation,
        "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd",
        "Import 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' of table "
            + "'Orders' is IN_PROGRESS; changes are applied only to a table that holds the whole snapshot. Nothing "
            + "was changed.",
        "Put Wait-DdbImport before Enable-DdbCdc in the pipeline.");

    [Fact]
    public void ImportNotWhole_Always_SaysAll() => ErrorText.Check<ImportNotWholeException>(
        ErrorCatalogue.ImportNotWhole(Import("FAILED")),
        "ImportNotWhole",
        DdbErrorCategory.InvalidOperation,
        "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd",
        "Import 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' of table "
            + "'Orders' ended FAILED with code S3AccessDenied; what is missing of the snapshot would stay missing. "
            + "Nothing was changed.",
        "Delete the table, remove the cause and import again. An import that failed for some refused items only "
            + "is passed on by Wait-DdbImport, which says so in OwesCompare.");

    [Fact]
    public void ImportWithoutSnapshot_Always_SaysAll() => ErrorText.Check<ImportWithoutSnapshotException>(
        ErrorCatalogue.ImportWithoutSnapshot(Import("COMPLETED")),
        "ImportWithoutSnapshot",
        DdbErrorCategory.InvalidArgument,
        "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd",
        "The object of import "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/01693685827463-2d8752fd' does not tell "
            + "which table was exported and as of when; one that was found by its ARN alone never does. Nothing was "
            + "changed.",
        "Pass the object that DdbCrossAccount\\Import-DdbTable or Wait-DdbImport gave. Where it is gone, pass "
            + "-TableName, -TargetTableName and -SnapshotTime with the export's ExportTime.");

    [Fact]
    public void SnapshotTimeMissing_Always_SaysAll() => ErrorText.Check<SnapshotTimeMissingException>(
        ErrorCatalogue.SnapshotTimeMissing(Source, Target),
        "SnapshotTimeMissing",
        DdbErrorCategory.InvalidArgument,
        Target,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is named as the target of "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders', and not as of when it was loaded, so it cannot "
            + "be shown that no change is missing. Nothing was changed.",
        "Pass the import that made the table, or -SnapshotTime with the instant as of which the table holds all "
            + "that the source held: the ExportTime of the export, by AWS's clock.");

    [Fact]
    public void TablesAreTheSame_Always_SaysAll() => ErrorText.Check<TablesAreTheSameException>(
        ErrorCatalogue.TablesAreTheSame(Source),
        "TablesAreTheSame",
        DdbErrorCategory.InvalidArgument,
        Source,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is both source and target. Nothing was changed.",
        "Pass -Target with the other account, or another -TargetTableName.");

    [Fact]
    public void TableNotActive_Always_SaysAll() => ErrorText.Check<TableNotActiveException>(
        ErrorCatalogue.TableNotActive(Target, "CREATING", NothingDone),
        "TableNotActive",
        DdbErrorCategory.InvalidOperation,
        Target,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is CREATING; change data capture needs it "
            + "ACTIVE or UPDATING. Nothing was changed.",
        "Wait until the table is ACTIVE (Get-DdbTableDefinition shows TableStatus), then run the command again. "
            + "An import that is making it is waited for with Wait-DdbImport.");

    [Fact]
    public void TableReplacedSinceLoad_Always_SaysAll() => ErrorText.Check<TableReplacedSinceLoadException>(
        ErrorCatalogue.TableReplacedSinceLoad(Target, "id-1", "id-2"),
        "TableReplacedSinceLoad",
        DdbErrorCategory.InvalidResult,
        Target,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' was deleted and made anew since the load "
            + "(id id-1 then, id-2 now). Nothing was changed.",
        "Export the source that is there now, import it, and pass that import.");

    [Fact]
    public void KeySchemaDiffers_Always_SaysAll() => ErrorText.Check<KeySchemaDiffersException>(
        ErrorCatalogue.KeySchemaDiffers(Source, "partition key 'id' (S)", Target, "partition key 'id' (N)"),
        "KeySchemaDiffers",
        DdbErrorCategory.InvalidData,
        Target,
        "The keys differ: 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' has partition key 'id' (S), "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' has partition key 'id' (N). Nothing was "
            + "changed.",
        "Choose the table that was made from this source with -TargetTableName, or make a target with the "
            + "source's key.");

    [Fact]
    public void StreamOff_Always_SaysAll() => ErrorText.Check<StreamOffException>(
        ErrorCatalogue.StreamOff(Source),
        "StreamOff",
        DdbErrorCategory.InvalidOperation,
        Source,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' has no stream that is on, so its changes "
            + "cannot be read. Nothing was changed.",
        "Changes since a stream was off are lost to it: export again with Start-DdbExport -EnableStream, import "
            + "that export, and enable change data capture from it.");

    [Fact]
    public void StreamReplaced_Always_SaysAll() => ErrorText.Check<StreamReplacedException>(
        ErrorCatalogue.StreamReplaced(Source, Stream, Stream + "1"),
        "StreamReplaced",
        DdbErrorCategory.InvalidResult,
        Source,
        "The stream of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.0001'; the snapshot "
            + "is tied to 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000', "
            + "which was turned off meanwhile. Changes in between are in neither. Nothing was changed.",
        "Find out who turns the stream off and on. Then export again with Start-DdbExport -EnableStream and "
            + "import that export.");

    [Fact]
    public void StreamWithoutNewImages_Always_SaysAll() => ErrorText.Check<StreamWithoutNewImagesException>(
        ErrorCatalogue.StreamWithoutNewImages(Source, "KEYS_ONLY"),
        "StreamWithoutNewImages",
        DdbErrorCategory.InvalidOperation,
        Source,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' has a stream of view type KEYS_ONLY, "
            + "which does not show new values, and the view type of a stream cannot be changed. Nothing was changed.",
        "Find out who reads the stream. When nobody needs it, turn it off, export again with Start-DdbExport "
            + "-EnableStream, and import that export.");

    [Fact]
    public void StreamYoungerThanSnapshot_Always_SaysAll() => ErrorText.Check<StreamYoungerThanSnapshotException>(
        ErrorCatalogue.StreamYoungerThanSnapshot(Stream, Noon, Noon.AddMinutes(1)),
        "StreamYoungerThanSnapshot",
        DdbErrorCategory.InvalidResult,
        Stream,
        "Stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is known "
            + "to be on since 2026-11-20T12:00:00Z, and the snapshot is of 2026-11-20T12:01:00Z; that has to be 2 min "
            + "0 s later at least, because changes in between would be in neither. Nothing was changed.",
        "Export again with Start-DdbExport -EnableStream, which waits until the snapshot is young enough, and "
            + "import that export.");

    [Fact]
    public void SnapshotInFuture_Always_SaysAll() => ErrorText.Check<SnapshotInFutureException>(
        ErrorCatalogue.SnapshotInFuture(Target, Noon.AddMinutes(10), Noon),
        "SnapshotInFuture",
        DdbErrorCategory.InvalidArgument,
        Target,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is said to be loaded as of "
            + "2026-11-20T12:10:00Z, and by AWS's clock it is 2026-11-20T12:00:00Z. Nothing was changed.",
        "Pass the ExportTime of the export with -SnapshotTime, or a time by AWS's clock; this machine's clock "
            + "may be wrong.");

    [Fact]
    public void SnapshotOutOfStream_Always_SaysAll() => ErrorText.Check<SnapshotOutOfStreamException>(
        ErrorCatalogue.SnapshotOutOfStream(Stream, Noon, Noon.AddHours(23)),
        "SnapshotOutOfStream",
        DdbErrorCategory.InvalidOperation,
        Stream,
        "The snapshot is of 2026-11-20T12:00:00Z, and stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is sure to keep "
            + "records for 24 h 0 min only; at 2026-11-21T11:00:00Z by AWS's clock less than 2 h 0 min of them are "
            + "left for catching up. Nothing was changed.",
        "Export again with Start-DdbExport, import that export, and enable change data capture as soon as the "
            + "import has ended. The stream can stay on.");

    [Fact]
    public void StreamRecordsTrimmed_Always_SaysAll() => ErrorText.Check<StreamRecordsTrimmedException>(
        ErrorCatalogue.StreamRecordsTrimmed(Stream, "shard-1", "the snapshot", NothingDone),
        "StreamRecordsTrimmed",
        DdbErrorCategory.InvalidResult,
        Stream,
        "Shard 'shard-1' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' no longer holds "
            + "all records after the snapshot, so changes may be lost. Nothing was changed.",
        "Export the table again with Start-DdbExport, import that export into a new table, and enable change "
            + "data capture from it; or compare the tables and repair what differs.");

    [Fact]
    public void StreamInOtherRegion_Always_SaysAll() => ErrorText.Check<StreamInOtherRegionException>(
        ErrorCatalogue.StreamInOtherRegion(Stream, "eu-west-1", "us-east-1"),
        "StreamInOtherRegion",
        DdbErrorCategory.InvalidArgument,
        Stream,
        "Stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is in "
            + "eu-west-1, and the function would be in us-east-1; AWS lets a function read streams of its own Region "
            + "only. Nothing was changed.",
        "Let the function run in eu-west-1: -FunctionAccount Source with -WriterRoleArn reaches a target in "
            + "another Region, or connect the target account in eu-west-1 too.");

    [Fact]
    public void MappingStartsAtLatest_Always_SaysAll() => ErrorText.Check<MappingStartsAtLatestException>(
        ErrorCatalogue.MappingStartsAtLatest(Mapping, Stream, "LATEST"),
        "MappingStartsAtLatest",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' began at LATEST: "
            + "records from before it was at work were passed over for good. Neither the mapping nor anything else "
            + "was changed.",
        "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
            + "the stream still keeps.");

    [Fact]
    public void MappingRetriesLimited_Always_SaysAll() => ErrorText.Check<MappingRetriesLimitedException>(
        ErrorCatalogue.MappingRetriesLimited(Mapping, Stream, 3),
        "MappingRetriesLimited",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' gives records up "
            + "after 3 retries, and a record that was given up is lost. Neither the mapping nor anything else was "
            + "changed.",
        "Set MaximumRetryAttempts of the mapping to -1. What it has given up already is found by comparing the "
            + "tables. Then run the command again.");

    [Fact]
    public void MappingRecordAgeLimited_Always_SaysAll() => ErrorText.Check<MappingRecordAgeLimitedException>(
        ErrorCatalogue.MappingRecordAgeLimited(Mapping, Stream, 3600),
        "MappingRecordAgeLimited",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' gives records up "
            + "when they are 3,600 s old, and a record that was given up is lost. Neither the mapping nor anything "
            + "else was changed.",
        "Set MaximumRecordAgeInSeconds of the mapping to -1. What it has given up already is found by comparing "
            + "the tables. Then run the command again.");

    [Fact]
    public void MappingWithoutItemFailures_Always_SaysAll() => ErrorText.Check<MappingWithoutItemFailuresException>(
        ErrorCatalogue.MappingWithoutItemFailures(Mapping, Stream),
        "MappingWithoutItemFailures",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' does not report "
            + "failures of single records (FunctionResponseTypes lacks ReportBatchItemFailures), so records that were "
            + "not applied count as done. Neither the mapping nor anything else was changed.",
        "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
            + "the stream still keeps.");

    [Fact]
    public void MappingHasTumblingWindow_Always_SaysAll() => ErrorText.Check<MappingHasTumblingWindowException>(
        ErrorCatalogue.MappingHasTumblingWindow(Mapping, Stream, 30),
        "MappingHasTumblingWindow",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' gathers records "
            + "in tumbling windows of 30 s, in which failures of single records are not told. Neither the mapping nor "
            + "anything else was changed.",
        "Set TumblingWindowInSeconds of the mapping to 0. Then run the command again.");

    [Fact]
    public void MappingHasFilter_Always_SaysAll() => ErrorText.Check<MappingHasFilterException>(
        ErrorCatalogue.MappingHasFilter(Mapping, Stream),
        "MappingHasFilter",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' has filters: "
            + "records that it drops are never applied. Neither the mapping nor anything else was changed.",
        "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
            + "the stream still keeps.");

    [Fact]
    public void MappingIsParallel_Always_SaysAll() => ErrorText.Check<MappingIsParallelException>(
        ErrorCatalogue.MappingIsParallel(Mapping, Stream, 10),
        "MappingIsParallel",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' runs 10 batches "
            + "of a shard at once (ParallelizationFactor), so an older one can end last. Neither the mapping nor "
            + "anything else was changed.",
        "Set ParallelizationFactor of the mapping to 1; the function is parallel inside. Then run the command again.");

    [Fact]
    public void MappingOfOtherVersion_Always_SaysAll() => ErrorText.Check<MappingOfOtherVersionException>(
        ErrorCatalogue.MappingOfOtherVersion(Mapping, Stream, Function + ":8", Function + ":7"),
        "MappingOfOtherVersion",
        DdbErrorCategory.InvalidOperation,
        Mapping,
        "Event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' invokes "
            + "'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:8', and the version that may write is "
            + "'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7'. Neither the mapping nor anything else was "
            + "changed.",
        "Delete the mapping, or pass the version that it invokes with -FunctionName; versions stay as they are, "
            + "and aliases and $LATEST do not.");

    [Fact]
    public void MappingRefused_Always_SaysAll() => ErrorText.Check<MappingRefusedException>(
        ErrorCatalogue.MappingRefused(Stream, Function + ":7", NothingDone, Answer),
        "MappingRefused",
        DdbErrorCategory.InvalidOperation,
        Stream,
        "AWS refused to let 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7' read stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000'. Nothing was "
            + "changed. [InvalidParameterValueException, request 8c1]",
        "Check that the function's role may call dynamodb:DescribeStream, dynamodb:GetRecords, "
            + "dynamodb:GetShardIterator and dynamodb:ListStreams on the stream and sqs:SendMessage on the queue, "
            + "then run the command again; it goes on where it stopped.");

    [Fact]
    public void FunctionNotFound_Always_SaysAll() => ErrorText.Check<FunctionNotFoundException>(
        ErrorCatalogue.FunctionNotFound("ddb-cdc", "111111111111", "eu-west-1", NothingDone),
        "FunctionNotFound",
        DdbErrorCategory.ObjectNotFound,
        "ddb-cdc",
        "There is no function 'ddb-cdc' in account 111111111111 (eu-west-1). Nothing was changed.",
        "Check the name and -FunctionAccount, make the function with Publish-DdbCdcFunction, or pass "
            + "-FunctionRoleArn to have it published.");

    [Fact]
    public void FunctionNotReady_Always_SaysAll() => ErrorText.Check<FunctionNotReadyException>(
        ErrorCatalogue.FunctionNotReady(Function, "its state is Failed", NothingDone),
        "FunctionNotReady",
        DdbErrorCategory.InvalidOperation,
        Function,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc' cannot be used: its state is Failed. "
            + "Nothing was changed.",
        "Publish-DdbCdcFunction publishes it anew and waits until it is usable; then run the command again.");

    [Fact]
    public void FunctionNotPublished_Always_SaysAll() => ErrorText.Check<FunctionNotPublishedException>(
        ErrorCatalogue.FunctionNotPublished(Function, NothingDone),
        "FunctionNotPublished",
        DdbErrorCategory.InvalidOperation,
        Function,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc' has no published version; what "
            + "$LATEST is can change at any time, so it is not let write. Nothing was changed.",
        "Run Publish-DdbCdcFunction, or publish a version, and run the command again.");

    [Fact]
    public void FunctionOfOtherPlace_Always_SaysAll() => ErrorText.Check<FunctionOfOtherPlaceException>(
        ErrorCatalogue.FunctionOfOtherPlace(Function, "222222222222", "eu-west-1", "Target"),
        "FunctionOfOtherPlace",
        DdbErrorCategory.InvalidArgument,
        Function,
        "'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc' is not of account 222222222222 (eu-west-1), "
            + "where -FunctionAccount Target has it run. Nothing was changed.",
        "Pass the function's bare name, or the other -FunctionAccount.");

    [Fact]
    public void FunctionOfOtherLedger_Always_SaysAll() => ErrorText.Check<FunctionOfOtherLedgerException>(
        ErrorCatalogue.FunctionOfOtherLedger(Function, "DDB_CDC_LEDGER_TABLE", Ledger + "-2", Ledger),
        "FunctionOfOtherLedger",
        DdbErrorCategory.InvalidArgument,
        Function,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc' was published with "
            + "DDB_CDC_LEDGER_TABLE 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger-2', and "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger' is needed. Nothing was "
            + "changed.",
        "Pass the -LedgerTableName and -WriterRoleArn that the function was published with, or publish another "
            + "function for these with Publish-DdbCdcFunction.");

    [Fact]
    public void FunctionRoleLacksRights_Always_SaysAll() => ErrorText.Check<FunctionRoleLacksRightsException>(
        ErrorCatalogue.FunctionRoleLacksRights("arn:aws:iam::111111111111:role/Cdc", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111111111111:q", NothingDone, Answer),
        "FunctionRoleLacksRights",
        DdbErrorCategory.PermissionDenied,
        "arn:aws:iam::111111111111:role/Cdc",
        "Role 'arn:aws:iam::111111111111:role/Cdc' lacks at least one of these rights on "
            + "'arn:aws:sqs:eu-west-1:111111111111:q': sqs:SendMessage. Nothing was changed. "
            + "[InvalidParameterValueException, request 8c1]",
        "Allow sqs:SendMessage on that resource in the role's policies and, in another account, in the "
            + "resource's policy too. Then run the command again; it goes on where it stopped.");

    [Fact]
    public void TargetFedByOtherStream_Always_SaysAll() => ErrorText.Check<TargetFedByOtherStreamException>(
        ErrorCatalogue.TargetFedByOtherStream(Target, Stream, Stream + "1"),
        "TargetFedByOtherStream",
        DdbErrorCategory.ResourceExists,
        Target,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is fed by stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.0001' according to "
            + "the ledger, so 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' "
            + "may not write to it too. Nothing was changed.",
        "Choose another -TargetTableName. When the other one is over, remove it with Remove-DdbCdc first.");

    [Fact]
    public void StreamFeedsOtherTarget_Always_SaysAll() => ErrorText.Check<StreamFeedsOtherTargetException>(
        ErrorCatalogue.StreamFeedsOtherTarget(Stream, Target, Target + "-2"),
        "StreamFeedsOtherTarget",
        DdbErrorCategory.ResourceExists,
        Stream,
        "Stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' feeds "
            + "table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders-2' according to the ledger, and "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is asked for. Nothing was changed.",
        "One ledger keeps one target of a stream: remove the other one with Remove-DdbCdc first, or pass "
            + "another -LedgerTableName.");

    [Fact]
    public void CdcOfOtherFunction_Always_SaysAll() => ErrorText.Check<CdcOfOtherFunctionException>(
        ErrorCatalogue.CdcOfOtherFunction(Stream, Function + ":8", Function + ":7"),
        "CdcOfOtherFunction",
        DdbErrorCategory.ResourceExists,
        Stream,
        "Stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is "
            + "applied by 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7', and "
            + "'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:8' is asked for. Nothing was changed.",
        "Run the command without a version in -FunctionName to keep the one that is pinned. To change it, "
            + "remove what is there with Remove-DdbCdc and enable it anew: the stream is then read from its oldest "
            + "record again, which is harmless.");

    [Fact]
    public void CdcNotFound_Always_SaysAll() => ErrorText.Check<CdcNotFoundException>(
        ErrorCatalogue.CdcNotFound(Stream, Ledger),
        "CdcNotFound",
        DdbErrorCategory.ObjectNotFound,
        Stream,
        "Ledger 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger' knows no change data "
            + "capture of 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000'. "
            + "Nothing was changed.",
        "Check accounts, Region and -LedgerTableName; Enable-DdbCdc makes it.");

    [Fact]
    public void CdcNotDrained_Always_SaysAll() => ErrorText.Check<CdcNotDrainedException>(
        ErrorCatalogue.CdcNotDrained(Stream, Target),
        "CdcNotDrained",
        DdbErrorCategory.InvalidOperation,
        Stream,
        "It is not shown that every change of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is in table "
            + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders', and what is removed forgets how far it was. "
            + "Nothing was removed.",
        "Pass the object that Wait-DdbCdc gave when it was drained. Add -Force when changes that were not applied are no "
            + "longer needed.");

    [Fact]
    public void CdcWithoutAccount_Always_SaysAll() => ErrorText.Check<CdcWithoutAccountException>(
        ErrorCatalogue.CdcWithoutAccount(Stream, "Target"),
        "CdcWithoutAccount",
        DdbErrorCategory.InvalidArgument,
        "Target",
        "The object of change data capture of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' does not bring "
            + "the account for -Target. Nothing was changed.",
        "Pass -Target with a connection from Connect-DdbAccount.");

    [Fact]
    public void CdcWaitTimedOut_Always_SaysAll() => ErrorText.Check<CdcWaitTimedOutException>(
        ErrorCatalogue.CdcWaitTimedOut(Mapping, "it to be Enabled", TimeSpan.FromMinutes(15), NothingDone),
        "CdcWaitTimedOut",
        DdbErrorCategory.OperationTimeout,
        Mapping,
        "'91eaeb7e-c976-1234-9451-8709db01f137' was not ready after 15 min 0 s of waiting for it to be Enabled. "
            + "Nothing was changed.",
        "Run the same command again; it goes on where it stopped.");

    [Fact]
    public void ResourcePolicyTooLong_Always_SaysAll() => ErrorText.Check<ResourcePolicyTooLongException>(
        ErrorCatalogue.ResourcePolicyTooLong(Target, 21000),
        "ResourcePolicyTooLong",
        DdbErrorCategory.LimitsExceeded,
        Target,
        "The resource policy of 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' would have 21,000 bytes; "
            + "DynamoDB takes 20,480. It was not changed.",
        "Remove what is no longer needed from the policy, or let the function write through a role of the "
            + "target account with -WriterRoleArn.");

    [Fact]
    public void ResourcePolicyContended_Always_SaysAll() => ErrorText.Check<ResourcePolicyContendedException>(
        ErrorCatalogue.ResourcePolicyContended(Target, 10),
        "ResourcePolicyContended",
        DdbErrorCategory.ResourceExists,
        Target,
        "The resource policy of 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' was changed by somebody "
            + "else each of 10 times between reading and writing it. It was not changed by this command.",
        "Find out who changes it, and run the same command again; it goes on where it stopped.");

    [Fact]
    public void ResourcePolicyUnreadable_Always_SaysAll() => ErrorText.Check<ResourcePolicyUnreadableException>(
        ErrorCatalogue.ResourcePolicyUnreadable(Target, Inner),
        "ResourcePolicyUnreadable",
        DdbErrorCategory.InvalidData,
        Target,
        "The resource policy of 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' is not a policy that can "
            + "be added to. It was not changed.",
        "Look at it with 'aws dynamodb get-resource-policy', correct it, and run the same command again.");

    [Fact]
    public void MappingGone_Always_SaysAll() => ErrorText.Check<MappingGoneException>(
        ErrorCatalogue.MappingGone(Mapping, NothingDone),
        "MappingGone",
        DdbErrorCategory.ObjectNotFound,
        Mapping,
        "There is no event source mapping '91eaeb7e-c976-1234-9451-8709db01f137' any more, though the ledger "
            + "knows it. Nothing was changed.",
        "Find out who deleted it. Enable-DdbCdc makes it anew as long as the stream still reaches back to the "
            + "snapshot.");

    [Fact]
    public void LedgerNotOurs_Always_SaysAll() => ErrorText.Check<LedgerNotOursException>(
        ErrorCatalogue.LedgerNotOurs(Ledger),
        "LedgerNotOurs",
        DdbErrorCategory.ResourceExists,
        Ledger,
        "Table 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger' was not made as a "
            + "ledger. Nothing was changed.",
        "Pass another -LedgerTableName; the ledger is made when no table has the name.");

    [Fact]
    public void CdcOfOtherLoad_Always_SaysAll() => ErrorText.Check<CdcOfOtherLoadException>(
        ErrorCatalogue.CdcOfOtherLoad(Stream, Target, Noon, Noon.AddHours(1)),
        "CdcOfOtherLoad",
        DdbErrorCategory.ResourceExists,
        Stream,
        "Stream 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' feeds "
            + "table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' as it was loaded as of "
            + "2026-11-20T12:00:00Z, and a load as of 2026-11-20T13:00:00Z or a table made anew is asked for. Nothing "
            + "was changed.",
        "Remove what is there with Remove-DdbCdc -Force and enable change data capture anew, so that it begins "
            + "with the oldest record of the stream.");

    [Fact]
    public void CdcWindowBroken_Always_SaysAll() => ErrorText.Check<CdcWindowBrokenException>(
        ErrorCatalogue.CdcWindowBroken(Stream, Target, "A record was 23 h old."),
        "CdcWindowBroken",
        DdbErrorCategory.InvalidResult,
        Stream,
        "Changes of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' may be missing "
            + "in table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' for good: A record was 23 h old. "
            + "Nothing was changed.",
        "Remove what is there with Remove-DdbCdc -Force, export again with Start-DdbExport, import that export, "
            + "and enable change data capture from it.");

    [Fact]
    public void CdcPausedTooLong_Always_SaysAll() => ErrorText.Check<CdcPausedTooLongException>(
        ErrorCatalogue.CdcPausedTooLong(Stream, Noon, Noon.AddHours(23)),
        "CdcPausedTooLong",
        DdbErrorCategory.InvalidOperation,
        Stream,
        "Change data capture of stream "
            + "'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000' is off since "
            + "2026-11-20T12:00:00Z, and it is 2026-11-21T11:00:00Z by AWS's clock: the stream keeps records for 24 h "
            + "0 min, so changes may be gone before they are caught up with. Nothing was changed.",
        "Remove what is there with Remove-DdbCdc -Force, export again with Start-DdbExport, import that export, "
            + "and enable change data capture from it.");

    private static DdbImport Import(string status) => new()
    {
        ImportArn = Target + "/import/01693685827463-2d8752fd",
        TableName = "Orders",
        Status = status,
        FailureCode = status == "FAILED" ? "S3AccessDenied" : null,
    };
}
