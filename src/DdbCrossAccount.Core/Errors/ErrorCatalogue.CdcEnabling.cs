using System;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Change data capture: showing that nothing is lost, making its parts, and taking them away.</summary>
internal static partial class ErrorCatalogue
{
    private const string NothingMade = "Nothing was changed.";
    private const string NothingChangedOf = "Neither the mapping nor anything else was changed.";
    private const string NothingRemoved = "Nothing was removed.";

    public static ImportStillRunningException ImportStillRunning(DdbImport import) => new(
        new DdbErrorDetails(
            "ImportStillRunning",
            DdbErrorCategory.InvalidOperation,
            import.ImportArn,
            $"Import '{import.ImportArn}' of table '{import.TableName}' is {StateOf(import)}; changes are applied "
                + $"only to a table that holds the whole snapshot. {NothingMade}",
            "Put Wait-DdbImport before Enable-DdbCdc in the pipeline."));

    public static ImportNotWholeException ImportNotWhole(DdbImport import) => new(
        new DdbErrorDetails(
            "ImportNotWhole",
            DdbErrorCategory.InvalidOperation,
            import.ImportArn,
            $"Import '{import.ImportArn}' of table '{import.TableName}' ended {StateOf(import)} with code "
                + $"{import.FailureCode ?? "unknown"}; what is missing of the snapshot would stay missing. "
                + $"{NothingMade}",
            "Delete the table, remove the cause and import again. An import that failed for some refused items only "
                + "is passed on by Wait-DdbImport, which says so in OwesCompare."));

    public static ImportWithoutSnapshotException ImportWithoutSnapshot(DdbImport import) => new(
        new DdbErrorDetails(
            "ImportWithoutSnapshot",
            DdbErrorCategory.InvalidArgument,
            import.ImportArn,
            $"The object of import '{import.ImportArn}' does not tell which table was exported and as of when; one "
                + $"that was found by its ARN alone never does. {NothingMade}",
            "Pass the object that DdbCrossAccount\\Import-DdbTable or Wait-DdbImport gave. Where it is gone, pass "
                + "-TableName, -TargetTableName and -SnapshotTime with the export's ExportTime."));

    public static SnapshotTimeMissingException SnapshotTimeMissing(string sourceArn, string targetArn) => new(
        new DdbErrorDetails(
            "SnapshotTimeMissing",
            DdbErrorCategory.InvalidArgument,
            targetArn,
            $"Table '{targetArn}' is named as the target of '{sourceArn}', and not as of when it was loaded, so it "
                + $"cannot be shown that no change is missing. {NothingMade}",
            "Pass the import that made the table, or -SnapshotTime with the instant as of which the table holds all "
                + "that the source held: the ExportTime of the export, by AWS's clock."));

    public static TablesAreTheSameException TablesAreTheSame(string tableArn) => new(
        new DdbErrorDetails(
            "TablesAreTheSame",
            DdbErrorCategory.InvalidArgument,
            tableArn,
            $"Table '{tableArn}' is both source and target. {NothingMade}",
            "Pass -Target with the other account, or another -TargetTableName."));

    public static TableNotActiveException TableNotActive(string tableArn, string status, string state) => new(
        new DdbErrorDetails(
            "TableNotActive",
            DdbErrorCategory.InvalidOperation,
            tableArn,
            $"Table '{tableArn}' is {status}; change data capture needs it ACTIVE or UPDATING. {state}",
            "Wait until the table is ACTIVE (Get-DdbTableDefinition shows TableStatus), then run the command again. "
                + "An import that is making it is waited for with Wait-DdbImport."));

    public static TableReplacedSinceLoadException TableReplacedSinceLoad(
        string tableArn,
        string loadedId,
        string foundId) => new(
        new DdbErrorDetails(
            "TableReplacedSinceLoad",
            DdbErrorCategory.InvalidResult,
            tableArn,
            $"Table '{tableArn}' was deleted and made anew since the load (id {loadedId} then, {foundId} now). "
                + $"{NothingMade}",
            "Export the source that is there now, import it, and pass that import."));

    public static KeySchemaDiffersException KeySchemaDiffers(
        string sourceArn,
        string sourceKey,
        string targetArn,
        string targetKey) => new(
        new DdbErrorDetails(
            "KeySchemaDiffers",
            DdbErrorCategory.InvalidData,
            targetArn,
            $"The keys differ: '{sourceArn}' has {sourceKey}, '{targetArn}' has {targetKey}. {NothingMade}",
            "Choose the table that was made from this source with -TargetTableName, or make a target with the "
                + "source's key."));

    public static StreamOffException StreamOff(string tableArn) => new(
        new DdbErrorDetails(
            "StreamOff",
            DdbErrorCategory.InvalidOperation,
            tableArn,
            $"Table '{tableArn}' has no stream that is on, so its changes cannot be read. {NothingMade}",
            "Changes since a stream was off are lost to it: export again with Start-DdbExport -EnableStream, import "
                + "that export, and enable change data capture from it."));

    public static StreamReplacedException StreamReplaced(
        string tableArn,
        string expectedArn,
        string foundArn) => new(
        new DdbErrorDetails(
            "StreamReplaced",
            DdbErrorCategory.InvalidResult,
            tableArn,
            $"The stream of table '{tableArn}' is '{foundArn}'; the snapshot is tied to '{expectedArn}', which was "
                + $"turned off meanwhile. Changes in between are in neither. {NothingMade}",
            "Find out who turns the stream off and on. Then export again with Start-DdbExport -EnableStream and "
                + "import that export."));

    public static StreamWithoutNewImagesException StreamWithoutNewImages(string tableArn, string viewType) => new(
        new DdbErrorDetails(
            "StreamWithoutNewImages",
            DdbErrorCategory.InvalidOperation,
            tableArn,
            $"Table '{tableArn}' has a stream of view type {viewType}, which does not show new values, and the view "
                + $"type of a stream cannot be changed. {NothingMade}",
            "Find out who reads the stream. When nobody needs it, turn it off, export again with Start-DdbExport "
                + "-EnableStream, and import that export."));

    public static StreamYoungerThanSnapshotException StreamYoungerThanSnapshot(
        string streamArn,
        DateTime onSince,
        DateTime snapshot) => new(
        new DdbErrorDetails(
            "StreamYoungerThanSnapshot",
            DdbErrorCategory.InvalidResult,
            streamArn,
            $"Stream '{streamArn}' is known to be on since {Figures.Time(onSince)}, and the snapshot is of "
                + $"{Figures.Time(snapshot)}; that has to be {Figures.Duration(CdcConstants.SnapshotMargin)} "
                + $"later at least, because changes in between would be in neither. {NothingMade}",
            "Export again with Start-DdbExport -EnableStream, which waits until the snapshot is young enough, and "
                + "import that export."));

    public static SnapshotInFutureException SnapshotInFuture(string targetArn, DateTime snapshot, DateTime now) => new(
        new DdbErrorDetails(
            "SnapshotInFuture",
            DdbErrorCategory.InvalidArgument,
            targetArn,
            $"Table '{targetArn}' is said to be loaded as of {Figures.Time(snapshot)}, and by AWS's clock it is "
                + $"{Figures.Time(now)}. {NothingMade}",
            "Pass the ExportTime of the export with -SnapshotTime, or a time by AWS's clock; this machine's clock may be "
                + "wrong."));

    public static SnapshotOutOfStreamException SnapshotOutOfStream(
        string streamArn,
        DateTime snapshot,
        DateTime now) => new(
        new DdbErrorDetails(
            "SnapshotOutOfStream",
            DdbErrorCategory.InvalidOperation,
            streamArn,
            $"The snapshot is of {Figures.Time(snapshot)}, and stream '{streamArn}' is sure to keep records for "
                + $"{Figures.Duration(CdcConstants.StreamRetention)} only; at {Figures.Time(now)} by AWS's clock "
                + $"less than {Figures.Duration(CdcConstants.WindowMargin)} of them are left for catching up. "
                + $"{NothingMade}",
            "Export again with Start-DdbExport, import that export, and enable change data capture as soon as the "
                + "import has ended. The stream can stay on."));

    public static StreamRecordsTrimmedException StreamRecordsTrimmed(
        string streamArn,
        string shardId,
        string afterWhat,
        string state) => new(
        new DdbErrorDetails(
            "StreamRecordsTrimmed",
            DdbErrorCategory.InvalidResult,
            streamArn,
            $"Shard '{shardId}' of stream '{streamArn}' no longer holds all records after {afterWhat}, so changes "
                + $"may be lost. {state}",
            "Export the table again with Start-DdbExport, import that export into a new table, and enable change "
                + "data capture from it; or compare the tables and repair what differs."));

    public static StreamInOtherRegionException StreamInOtherRegion(
        string streamArn,
        string region,
        string functionRegion) => new(
        new DdbErrorDetails(
            "StreamInOtherRegion",
            DdbErrorCategory.InvalidArgument,
            streamArn,
            $"Stream '{streamArn}' is in {region}, and the function would be in {functionRegion}; AWS lets a "
                + $"function read streams of its own Region only. {NothingMade}",
            $"Let the function run in {region}: -FunctionAccount Source with -WriterRoleArn reaches a target in "
                + $"another Region, or connect the target account in {region} too."));

    public static MappingStartsAtLatestException MappingStartsAtLatest(
        string mappingId,
        string streamArn,
        string position) => new(
        new DdbErrorDetails(
            "MappingStartsAtLatest",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' began at {position}: records from before "
                + $"it was at work were passed over for good. {NothingChangedOf}",
            "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
                + "the stream still keeps."));

    public static MappingRetriesLimitedException MappingRetriesLimited(
        string mappingId,
        string streamArn,
        int attempts) => new(
        new DdbErrorDetails(
            "MappingRetriesLimited",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' gives records up after "
                + $"{Figures.Number(attempts)} retries, and a record that was given up is lost. {NothingChangedOf}",
            "Set MaximumRetryAttempts of the mapping to -1. What it has given up already is found by comparing the "
                + "tables. Then run the command again."));

    public static MappingRecordAgeLimitedException MappingRecordAgeLimited(
        string mappingId,
        string streamArn,
        int seconds) => new(
        new DdbErrorDetails(
            "MappingRecordAgeLimited",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' gives records up when they are "
                + $"{Figures.Number(seconds)} s old, and a record that was given up is lost. {NothingChangedOf}",
            "Set MaximumRecordAgeInSeconds of the mapping to -1. What it has given up already is found by comparing "
                + "the tables. Then run the command again."));

    public static MappingWithoutItemFailuresException MappingWithoutItemFailures(
        string mappingId,
        string streamArn) => new(
        new DdbErrorDetails(
            "MappingWithoutItemFailures",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' does not report failures of single records "
                + "(FunctionResponseTypes lacks ReportBatchItemFailures), so records that were not applied count "
                + $"as done. {NothingChangedOf}",
            "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
                + "the stream still keeps."));

    public static MappingHasTumblingWindowException MappingHasTumblingWindow(
        string mappingId,
        string streamArn,
        int seconds) => new(
        new DdbErrorDetails(
            "MappingHasTumblingWindow",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' gathers records in tumbling windows of "
                + $"{Figures.Number(seconds)} s, in which failures of single records are not told. "
                + $"{NothingChangedOf}",
            "Set TumblingWindowInSeconds of the mapping to 0. Then run the command again."));

    public static MappingHasFilterException MappingHasFilter(string mappingId, string streamArn) => new(
        new DdbErrorDetails(
            "MappingHasFilter",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' has filters: records that it drops are "
                + $"never applied. {NothingChangedOf}",
            "Delete the mapping; the command then makes one of its own, which begins with the oldest record that "
                + "the stream still keeps."));

    public static MappingIsParallelException MappingIsParallel(
        string mappingId,
        string streamArn,
        int factor) => new(
        new DdbErrorDetails(
            "MappingIsParallel",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' runs {Figures.Number(factor)} batches of a "
                + $"shard at once (ParallelizationFactor), so an older one can end last. {NothingChangedOf}",
            "Set ParallelizationFactor of the mapping to 1; the function is parallel inside. Then run the command "
                + "again."));

    public static MappingOfOtherVersionException MappingOfOtherVersion(
        string mappingId,
        string streamArn,
        string foundArn,
        string functionArn) => new(
        new DdbErrorDetails(
            "MappingOfOtherVersion",
            DdbErrorCategory.InvalidOperation,
            mappingId,
            $"Event source mapping '{mappingId}' of stream '{streamArn}' invokes '{foundArn}', and the version that "
                + $"may write is '{functionArn}'. {NothingChangedOf}",
            "Delete the mapping, or pass the version that it invokes with -FunctionName; versions stay as they are, "
                + "and aliases and $LATEST do not."));

    public static MappingRefusedException MappingRefused(
        string streamArn,
        string functionArn,
        string state,
        ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "MappingRefused",
            DdbErrorCategory.InvalidOperation,
            streamArn,
            $"AWS refused to let '{functionArn}' read stream '{streamArn}'. {state}{answer}",
            "Check that the function's role may call dynamodb:DescribeStream, dynamodb:GetRecords, "
                + "dynamodb:GetShardIterator and dynamodb:ListStreams on the stream and sqs:SendMessage on the "
                + "queue, then run the command again; it goes on where it stopped.",
            answer.Exception));

    public static FunctionNotFoundException FunctionNotFound(
        string functionName,
        string accountId,
        string region,
        string state) => new(
        new DdbErrorDetails(
            "FunctionNotFound",
            DdbErrorCategory.ObjectNotFound,
            functionName,
            $"There is no function '{functionName}' in account {accountId} ({region}). {state}",
            "Check the name and -FunctionAccount, make the function with Publish-DdbCdcFunction, or pass "
                + "-FunctionRoleArn to have it published."));

    public static FunctionNotReadyException FunctionNotReady(
        string functionArn,
        string reason,
        string state) => new(
        new DdbErrorDetails(
            "FunctionNotReady",
            DdbErrorCategory.InvalidOperation,
            functionArn,
            $"Function '{functionArn}' cannot be used: {reason}. {state}",
            "Publish-DdbCdcFunction publishes it anew and waits until it is usable; then run the command again."));

    public static FunctionNotPublishedException FunctionNotPublished(string functionArn, string state) => new(
        new DdbErrorDetails(
            "FunctionNotPublished",
            DdbErrorCategory.InvalidOperation,
            functionArn,
            $"Function '{functionArn}' has no published version; what $LATEST is can change at any time, so it is "
                + $"not let write. {state}",
            "Run Publish-DdbCdcFunction, or publish a version, and run the command again."));

    public static FunctionOfOtherPlaceException FunctionOfOtherPlace(
        string functionArn,
        string accountId,
        string region,
        string parameter) => new(
        new DdbErrorDetails(
            "FunctionOfOtherPlace",
            DdbErrorCategory.InvalidArgument,
            functionArn,
            $"'{functionArn}' is not of account {accountId} ({region}), where -FunctionAccount {parameter} has it "
                + $"run. {NothingMade}",
            "Pass the function's bare name, or the other -FunctionAccount."));

    public static FunctionOfOtherLedgerException FunctionOfOtherLedger(
        string functionArn,
        string setting,
        string found,
        string needed) => new(
        new DdbErrorDetails(
            "FunctionOfOtherLedger",
            DdbErrorCategory.InvalidArgument,
            functionArn,
            $"Function '{functionArn}' was published with {setting} '{found}', and '{needed}' is needed. "
                + $"{NothingMade}",
            "Pass the -LedgerTableName and -WriterRoleArn that the function was published with, or publish another "
                + "function for these with Publish-DdbCdcFunction."));

    public static FunctionRoleLacksRightsException FunctionRoleLacksRights(
        string roleArn,
        string actions,
        string resource,
        string state,
        ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "FunctionRoleLacksRights",
            DdbErrorCategory.PermissionDenied,
            roleArn,
            $"Role '{roleArn}' lacks at least one of these rights on '{resource}': {actions}. {state}{answer}",
            $"Allow {actions} on that resource in the role's policies and, in another account, in the resource's policy too. "
                + "Then run the command again; it goes on where it stopped.",
            answer.Exception));

    public static TargetFedByOtherStreamException TargetFedByOtherStream(
        string targetArn,
        string streamArn,
        string otherStreamArn) => new(
        new DdbErrorDetails(
            "TargetFedByOtherStream",
            DdbErrorCategory.ResourceExists,
            targetArn,
            $"Table '{targetArn}' is fed by stream '{otherStreamArn}' according to the ledger, so '{streamArn}' may "
                + $"not write to it too. {NothingMade}",
            "Choose another -TargetTableName. When the other one is over, remove it with Remove-DdbCdc first."));

    public static StreamFeedsOtherTargetException StreamFeedsOtherTarget(
        string streamArn,
        string targetArn,
        string otherTargetArn) => new(
        new DdbErrorDetails(
            "StreamFeedsOtherTarget",
            DdbErrorCategory.ResourceExists,
            streamArn,
            $"Stream '{streamArn}' feeds table '{otherTargetArn}' according to the ledger, and '{targetArn}' is "
                + $"asked for. {NothingMade}",
            "One ledger keeps one target of a stream: remove the other one with Remove-DdbCdc first, or pass "
                + "another -LedgerTableName."));

    public static CdcOfOtherFunctionException CdcOfOtherFunction(
        string streamArn,
        string functionArn,
        string otherFunctionArn) => new(
        new DdbErrorDetails(
            "CdcOfOtherFunction",
            DdbErrorCategory.ResourceExists,
            streamArn,
            $"Stream '{streamArn}' is applied by '{otherFunctionArn}', and '{functionArn}' is asked for. "
                + $"{NothingMade}",
            "Run the command without a version in -FunctionName to keep the one that is pinned. To change it, "
                + "remove what is there with Remove-DdbCdc and enable it anew: the stream is then read from its "
                + "oldest record again, which is harmless."));

    public static CdcNotFoundException CdcNotFound(string what, string ledgerArn) => new(
        new DdbErrorDetails(
            "CdcNotFound",
            DdbErrorCategory.ObjectNotFound,
            what,
            $"Ledger '{ledgerArn}' knows no change data capture of '{what}'. Nothing was changed.",
            "Check accounts, Region and -LedgerTableName; Enable-DdbCdc makes it."));

    public static CdcNotDrainedException CdcNotDrained(string streamArn, string targetArn) => new(
        new DdbErrorDetails(
            "CdcNotDrained",
            DdbErrorCategory.InvalidOperation,
            streamArn,
            $"It is not shown that every change of stream '{streamArn}' is in table '{targetArn}', and what is "
                + $"removed forgets how far it was. {NothingRemoved}",
            "Pass the object that Wait-DdbCdc gave when it was drained. Add -Force when changes that were not applied are no "
                + "longer needed."));

    public static CdcWithoutAccountException CdcWithoutAccount(string streamArn, string parameter) => new(
        new DdbErrorDetails(
            "CdcWithoutAccount",
            DdbErrorCategory.InvalidArgument,
            parameter,
            $"The object of change data capture of stream '{streamArn}' does not bring the account for "
                + $"-{parameter}. Nothing was changed.",
            $"Pass -{parameter} with a connection from Connect-DdbAccount."));

    public static CdcWaitTimedOutException CdcWaitTimedOut(
        string what,
        string waitingFor,
        TimeSpan waited,
        string state) => new(
        new DdbErrorDetails(
            "CdcWaitTimedOut",
            DdbErrorCategory.OperationTimeout,
            what,
            $"'{what}' was not ready after {Figures.Duration(waited)} of waiting for {waitingFor}. {state}",
            "Run the same command again; it goes on where it stopped."));

    public static ResourcePolicyTooLongException ResourcePolicyTooLong(string resourceArn, int bytes) => new(
        new DdbErrorDetails(
            "ResourcePolicyTooLong",
            DdbErrorCategory.LimitsExceeded,
            resourceArn,
            $"The resource policy of '{resourceArn}' would have {Figures.Number(bytes)} bytes; DynamoDB takes "
                + $"{Figures.Number(CdcConstants.LongestPolicy)}. It was not changed.",
            "Remove what is no longer needed from the policy, or let the function write through a role of the "
                + "target account with -WriterRoleArn."));

    public static ResourcePolicyContendedException ResourcePolicyContended(string resourceArn, int attempts) => new(
        new DdbErrorDetails(
            "ResourcePolicyContended",
            DdbErrorCategory.ResourceExists,
            resourceArn,
            $"The resource policy of '{resourceArn}' was changed by somebody else each of "
                + $"{Figures.Number(attempts)} times between reading and writing it. It was not changed by this "
                + "command.",
            "Find out who changes it, and run the same command again; it goes on where it stopped."));

    public static ResourcePolicyUnreadableException ResourcePolicyUnreadable(
        string resourceArn,
        Exception inner) => new(
        new DdbErrorDetails(
            "ResourcePolicyUnreadable",
            DdbErrorCategory.InvalidData,
            resourceArn,
            $"The resource policy of '{resourceArn}' is not a policy that can be added to. It was not changed.",
            "Look at it with 'aws dynamodb get-resource-policy', correct it, and run the same command again.",
            inner));

    public static MappingGoneException MappingGone(string mappingId, string state) => new(
        new DdbErrorDetails(
            "MappingGone",
            DdbErrorCategory.ObjectNotFound,
            mappingId,
            $"There is no event source mapping '{mappingId}' any more, though the ledger knows it. {state}",
            "Find out who deleted it. Enable-DdbCdc makes it anew as long as the stream still reaches back to the snapshot."));

    public static LedgerNotOursException LedgerNotOurs(string tableArn) => new(
        new DdbErrorDetails(
            "LedgerNotOurs",
            DdbErrorCategory.ResourceExists,
            tableArn,
            $"Table '{tableArn}' was not made as a ledger. {NothingMade}",
            "Pass another -LedgerTableName; the ledger is made when no table has the name."));

    public static CdcOfOtherLoadException CdcOfOtherLoad(string streamArn, string targetArn, DateTime? loaded, DateTime? asked) => new(
        new DdbErrorDetails(
            "CdcOfOtherLoad",
            DdbErrorCategory.ResourceExists,
            streamArn,
            $"Stream '{streamArn}' feeds table '{targetArn}' as it was loaded as of {Figures.Time(loaded)}, and a load as of "
                + $"{Figures.Time(asked)} or a table made anew is asked for. {NothingMade}",
            "Remove what is there with Remove-DdbCdc -Force and enable change data capture anew, so that it begins with the "
                + "oldest record of the stream."));

    public static CdcWindowBrokenException CdcWindowBroken(string streamArn, string targetArn, string cause) => new(
        new DdbErrorDetails(
            "CdcWindowBroken",
            DdbErrorCategory.InvalidResult,
            streamArn,
            $"Changes of stream '{streamArn}' may be missing in table '{targetArn}' for good: {cause} {NothingMade}",
            "Remove what is there with Remove-DdbCdc -Force, export again with Start-DdbExport, import that export, and enable "
                + "change data capture from it."));

    public static CdcPausedTooLongException CdcPausedTooLong(string streamArn, DateTime since, DateTime now) => new(
        new DdbErrorDetails(
            "CdcPausedTooLong",
            DdbErrorCategory.InvalidOperation,
            streamArn,
            $"Change data capture of stream '{streamArn}' is off since {Figures.Time(since)}, and it is {Figures.Time(now)} by "
                + $"AWS's clock: the stream keeps records for {Figures.Duration(CdcConstants.StreamRetention)}, so changes may be "
                + $"gone before they are caught up with. {NothingMade}",
            "Remove what is there with Remove-DdbCdc -Force, export again with Start-DdbExport, import that export, and enable "
                + "change data capture from it."));

    private static string StateOf(DdbImport import) => import.Status.Length > 0 ? import.Status : "of unknown state";
}
