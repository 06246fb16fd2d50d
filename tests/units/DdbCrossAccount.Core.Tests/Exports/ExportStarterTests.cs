using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tests.FakeAws;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Exports;

public sealed class ExportStarterTests : IDisposable
{
    private readonly FakeService _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task StartAsync_NothingOn_TurnsOnAndProvesSnapshotLaterThanStream()
    {
        FakeTable table = _aws.Tables.Add("111111111111", "Orders");

        await StartAsync(Options("Orders") with { EnablePitr = true, EnableStream = true });

        DdbExport export = Assert.Single(Results());
        Assert.Equal("IN_PROGRESS", export.Status);
        Assert.Equal(table.Arn, export.TableArn);
        Assert.Equal(table.Id, export.TableId);
        Assert.False(export.PitrWasEnabled);
        Assert.False(export.StreamWasEnabled);
        Assert.Equal("NEW_AND_OLD_IMAGES", export.StreamViewType);
        Assert.Equal(table.StreamArn, export.StreamArn);
        Assert.True(export.StreamEnabledTime >= table.StreamEnabledAt.AddSeconds(-1));
        Assert.True(export.ExportTime >= export.StreamEnabledTime!.Value.AddMinutes(2), "the snapshot is too near to the stream");
        Assert.True(export.LatestRestorableTime >= export.ExportTime);
        Assert.Equal(0, export.ExportTime!.Value.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(["shardId-00000000000000000001-abcdef", "shardId-00000000000000000002-abcdef"], export.ShardPositions.Select(s => s.ShardId));
        Assert.Equal("shardId-00000000000000000001-abcdef", export.ShardPositions[1].ParentShardId);
        Assert.Equal("100000000000000000019", export.ShardPositions[0].EndingSequenceNumber);
        Assert.Null(export.ShardPositions[1].EndingSequenceNumber);
        Assert.Equal("222222222222", export.S3BucketOwner);
        Assert.Equal(["UpdateContinuousBackups", "UpdateTable", "ExportTableToPointInTime"], _aws.Changes);
        Assert.Equal(
            export.ExportTime,
            DateTime.UnixEpoch.AddSeconds((double)_aws.Tables.Exports[0].Request["ExportTime"]!));
    }

    [Fact]
    public async Task StartAsync_NothingOn_TellsBeforeStatesAndTokenBeforeTheCalls()
    {
        _aws.Tables.Add("111111111111", "Orders");

        await StartAsync(Options("Orders") with { EnablePitr = true, EnableStream = true, StreamViewType = "NEW_IMAGE" });

        Assert.Equal(
            ["point-in-time recovery: DISABLED to ENABLED", "stream: OFF to NEW_IMAGE"],
            _aws.Observer.Of<SourceChangeRequested>().Select(change => $"{change.Setting}: {change.Before} to {change.After}"));
        ExportRequested requested = Assert.Single(_aws.Observer.Of<ExportRequested>());
        Assert.Equal(Assert.Single(Results()).ClientToken, requested.ClientToken);
        Assert.Equal((string?)_aws.Tables.Exports[0].Request["ClientToken"], requested.ClientToken);
        ExportPreparationWaited waited = _aws.Observer.Of<ExportPreparationWaited>()[^1];
        Assert.Equal("the newest restorable time", waited.WaitingFor);
        Assert.True(waited.NewestRestorableTime < waited.NeededTime);
        Assert.True(waited.Waited > TimeSpan.Zero);
    }

    [Fact]
    public async Task StartAsync_StreamOfSomebodyElse_IsKeptAndProved()
    {
        FakeTable table = AddReady("Orders");
        table.StreamView = "NEW_IMAGE";

        await StartAsync(Options("Orders") with { EnableStream = true });

        DdbExport export = Assert.Single(Results());
        Assert.True(export.StreamWasEnabled);
        Assert.True(export.PitrWasEnabled);
        Assert.Equal("NEW_IMAGE", export.StreamViewType);
        Assert.True(export.ExportTime >= export.StreamEnabledTime!.Value.AddMinutes(2));
        Assert.Equal(["ExportTableToPointInTime"], _aws.Changes);
    }

    [Fact]
    public async Task StartAsync_StreamNotAskedFor_IsRecordedWithoutAProof()
    {
        FakeTable table = AddReady("Orders");
        table.StreamView = "NEW_IMAGE";

        await StartAsync(Options("Orders"));

        DdbExport export = Assert.Single(Results());
        Assert.Equal((table.StreamArn, "NEW_IMAGE", true), (export.StreamArn, export.StreamViewType, export.StreamWasEnabled));
        Assert.Null(export.StreamEnabledTime);
        Assert.Empty(export.ShardPositions);
        Assert.Equal(["ExportTableToPointInTime"], _aws.Changes);
    }

    [Fact]
    public async Task StartAsync_TableMadeAnewWhilePrepared_IsNotPassedOn()
    {
        FakeTable table = AddReady("Orders");
        table.StreamView = "NEW_IMAGE";
        table.IdWhenExported = "id-of-another";

        await StartAsync(Options("Orders") with { EnableStream = true });

        Assert.IsType<ExportedTableReplacedException>(Assert.Single(Errors()));
        Assert.Empty(Results());
    }

    [Fact]
    public async Task StartAsync_KeysOnlyStreamNotAskedFor_IsNotRecorded()
    {
        AddReady("Orders").StreamView = "KEYS_ONLY";

        await StartAsync(Options("Orders"));

        Assert.Null(Assert.Single(Results()).StreamArn);
    }

    [Fact]
    public async Task StartAsync_KeysOnlyStreamAskedFor_IsRefusedBeforeAnythingIsTurnedOn()
    {
        _aws.Tables.Add("111111111111", "Orders").StreamView = "KEYS_ONLY";

        await StartAsync(Options("Orders") with { EnablePitr = true, EnableStream = true });

        Assert.IsType<StreamViewTypeUnusableException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_ThreeTables_EachStartsWhenReady()
    {
        AddReady("Ready");
        _aws.Tables.Add("111111111111", "New");
        AddReady("Slow").RecoveryLag = TimeSpan.FromMinutes(24);

        await StartAsync(Options("Slow", "New", "Ready") with { EnablePitr = true, EnableStream = true, ClientToken = "mine" });

        Assert.Equal(3, Results().Count);
        Assert.Equal("Slow", Results()[2].TableName);
        Assert.Equal(3, Results().Select(export => export.ClientToken).Distinct().Count());
        Assert.All(Results(), export => Assert.StartsWith("mine-", export.ClientToken, StringComparison.Ordinal));
        int firstExport = IndexOf("ExportTableToPointInTime");
        Assert.True(_aws.Calls.Take(firstExport).Count(call => call.Operation == "UpdateTable") == 3, "not all were prepared together");
    }

    [Fact]
    public async Task StartAsync_OneOfThreeUnfit_ChangesNothing()
    {
        AddReady("Fine");
        _aws.Tables.Add("111111111111", "NoRecovery");
        AddReady("KeysOnly").StreamView = "KEYS_ONLY";

        await StartAsync(Options("Fine", "NoRecovery", "KeysOnly", "Missing", "x") with { EnableStream = true });

        Assert.Empty(_aws.Changes);
        Assert.Empty(Results());
        Assert.Equal(
            ["PointInTimeRecoveryOff", "StreamViewTypeUnusable", "TableNameUnusable", "TableNotFound"],
            Errors().Select(error => error.ErrorId).Order());
        Assert.Contains(_aws.Observer.Of<WarningRaised>(), warning => warning.Text.Contains("'Fine'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartAsync_ArnOfOtherRegion_IsRefused()
    {
        await StartAsync(Options("arn:aws:dynamodb:us-east-1:111111111111:table/Orders"));

        Assert.IsType<TableOfOtherAccountException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_TableBeingDeleted_IsRefused()
    {
        AddReady("Orders").Status = "DELETING";

        await StartAsync(Options("Orders"));

        Assert.IsType<TableNotReadyException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_BucketOfTarget_NamesItsOwner()
    {
        AddReady("Orders");

        await StartAsync(Options("Orders"));

        Assert.Equal("222222222222", (string?)_aws.Tables.Exports[0].Request["S3BucketOwner"]);
    }

    [Fact]
    public async Task StartAsync_OwnBucket_NamesNoOwner()
    {
        AddReady("Orders");

        await StartAsync(Options("Orders") with { S3Bucket = "own" });

        Assert.Null(_aws.Tables.Exports[0].Request["S3BucketOwner"]);
    }

    [Fact]
    public async Task StartAsync_ForeignBucketWithoutOwner_IsRefused()
    {
        AddReady("Orders");

        await Assert.ThrowsAsync<BucketOwnerRequiredException>(() => StartAsync(Options("Orders") with { S3Bucket = "foreign" }));
        await Assert.ThrowsAsync<BucketOwnerRequiredException>(() => StartAsync(Options("Orders") with { Target = null }));

        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_ForeignBucketWithOwner_IsTakenAsNamedWithAWarning()
    {
        AddReady("Orders");

        await StartAsync(Options("Orders") with { S3Bucket = "foreign", S3BucketOwner = "333333333333" });

        Assert.Equal("333333333333", (string?)_aws.Tables.Exports[0].Request["S3BucketOwner"]);
        Assert.Contains("could not be checked", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_WrongOwner_IsRefusedWithTheRightOne()
    {
        AddReady("Orders");

        BucketOwnerDiffersException error = await Assert.ThrowsAsync<BucketOwnerDiffersException>(
            () => StartAsync(Options("Orders") with { S3BucketOwner = "333333333333" }));

        Assert.Contains("222222222222", error.Message, StringComparison.Ordinal);
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_NoSuchBucket_IsRefused()
    {
        AddReady("Orders");

        await Assert.ThrowsAsync<BucketNotFoundException>(() => StartAsync(Options("Orders") with { S3Bucket = "none" }));

        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_GivenTime_IsPassedOn()
    {
        AddReady("Orders");
        DateTime time = _aws.Clock.Now.AddHours(-2);

        await StartAsync(Options("Orders") with { ExportTime = time });

        Assert.Equal(time, Assert.Single(Results()).ExportTime);
    }

    [Fact]
    public async Task StartAsync_GivenTimeAlmostRestorable_IsWaitedFor()
    {
        AddReady("Orders");
        DateTime time = _aws.Clock.Now;

        await StartAsync(Options("Orders") with { ExportTime = time });

        Assert.Equal(time, Assert.Single(Results()).ExportTime);
        Assert.True(_aws.Clock.Now >= time.AddMinutes(5));
    }

    [Theory]
    [InlineData(-11 * 24)]
    [InlineData(1)]
    public async Task StartAsync_GivenTimeOutOfWindow_IsRefused(int hours)
    {
        AddReady("Orders");

        await StartAsync(Options("Orders") with { ExportTime = _aws.Clock.Now.AddHours(hours) });

        Assert.IsType<ExportTimeOutOfWindowException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_GivenTimeBeforeStream_IsRefusedBeforeAnythingIsTurnedOn()
    {
        AddReady("Orders");

        await StartAsync(Options("Orders") with { EnableStream = true, ExportTime = _aws.Clock.Now.AddMinutes(-10) });

        Assert.IsType<ExportTimeBeforeStreamException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_Incremental_SendsTheWindow()
    {
        AddReady("Orders");
        DateTime from = _aws.Clock.Now.AddHours(-3);

        await StartAsync(Options("Orders") with
        {
            ExportType = "INCREMENTAL_EXPORT", ExportFromTime = from, ExportToTime = from.AddHours(1), ExportViewType = "NEW_IMAGE",
        });

        DdbExport export = Assert.Single(Results());
        Assert.Equal((from, from.AddHours(1)), (export.ExportFromTime, export.ExportToTime));
        Assert.Equal(("INCREMENTAL_EXPORT", "NEW_IMAGE"), (export.ExportType, export.ExportViewType));
        Assert.Null(_aws.Tables.Exports[0].Request["ExportTime"]);
    }

    [Fact]
    public async Task StartAsync_IncrementalToNewest_HasAWindowOfAtMostADay()
    {
        AddReady("Orders");

        await StartAsync(Options("Orders") with { ExportType = "INCREMENTAL_EXPORT", ExportFromTime = _aws.Clock.Now.AddHours(-25) });

        Assert.IsType<IncrementalWindowUnusableException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task StartAsync_IncrementalBeforeTheEarliest_IsRefused()
    {
        AddReady("Orders");
        DateTime from = _aws.Clock.Now.AddDays(-11);

        await StartAsync(Options("Orders") with { ExportType = "INCREMENTAL_EXPORT", ExportFromTime = from, ExportToTime = from.AddHours(1) });

        Assert.IsType<ExportTimeOutOfWindowException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Changes);
    }

    public static IEnumerable<object[]> Contradictions()
    {
        DateTime time = new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);
        ExportOptions options = new() { TableNames = ["Orders"], Source = new(), S3Bucket = "moves" };
        yield return ["ExportType", (object)(options with { ExportType = "HALF" })];
        yield return ["ExportFromTime", (object)(options with { ExportFromTime = time })];
        yield return ["ExportFromTime", (object)(options with { ExportViewType = "NEW_IMAGE" })];
        yield return ["ExportFromTime", (object)(options with { ExportType = "INCREMENTAL_EXPORT" })];
        yield return ["ExportFromTime", (object)(options with { ExportType = "INCREMENTAL_EXPORT", ExportFromTime = time, ExportTime = time })];
        yield return ["EnableStream", (object)(options with { ExportType = "INCREMENTAL_EXPORT", ExportFromTime = time, EnableStream = true })];
        yield return ["StreamViewType", (object)(options with { EnableStream = true, StreamViewType = "KEYS_ONLY" })];
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task StartAsync_OptionsThatContradict_AreRefusedBeforeAnyCall(string parameter, object options)
    {
        ExportOptionsContradictException error = await Assert.ThrowsAsync<ExportOptionsContradictException>(
            () => StartAsync((ExportOptions)options));

        Assert.Equal(parameter, error.Target);
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task StartAsync_AnswerOfExportLost_StartsOneExport()
    {
        AddReady("Orders");
        _aws.Fail("ExportTableToPointInTime", [.. Enumerable.Repeat(FakeFault.LostAnswer, 4)]);

        await StartAsync(Options("Orders"));

        Assert.Empty(Errors());
        Assert.Single(Results());
        Assert.Single(_aws.Tables.Exports);
        Assert.Equal(5, _aws.Changes.Count);
    }

    [Fact]
    public async Task StartAsync_NoAnswerAtAll_NamesTheTokenToComeBackWith()
    {
        AddReady("Orders");
        _aws.Fail("ExportTableToPointInTime", [.. Enumerable.Repeat(FakeFault.LostAnswer, 100)]);

        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        ExportOutcomeUnknownException error = Assert.IsType<ExportOutcomeUnknownException>(Assert.Single(Errors()));
        Assert.Contains("-ClientToken 'mine'", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_RefusedAfterALostAnswer_SaysThatTheExportMayHaveBeenStarted()
    {
        AddReady("Orders");
        _aws.Fail("ExportTableToPointInTime", FakeFault.LostAnswer, FakeFault.Error("AccessDeniedException"));

        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        DdbCrossAccountException error = Assert.Single(Errors());
        Assert.IsType<ExportOutcomeUnknownException>(error);
        Assert.IsType<PermissionDeniedException>(error.InnerException);
        Assert.Single(_aws.Tables.Exports);
    }

    [Fact]
    public async Task StartAsync_RefusedAfterAThrottle_SaysWhyNothingWasStarted()
    {
        AddReady("Orders");
        _aws.Fail(
            "ExportTableToPointInTime",
            FakeFault.Error("ThrottlingException"),
            FakeFault.Error("AccessDeniedException"));

        await StartAsync(Options("Orders"));

        Assert.IsType<PermissionDeniedException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task StartAsync_SameTokenAgain_TakesTheExportUp()
    {
        AddReady("Orders");
        AddReady("Other");
        await StartAsync(Options("Other"));
        await StartAsync(Options("Other"));
        await StartAsync(Options("Orders") with { ClientToken = "mine" });
        _aws.Clock.Advance(TimeSpan.FromMinutes(1));

        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        Assert.Equal(3, _aws.Tables.Exports.Count);
        Assert.Equal(Results()[2].ExportArn, Results()[3].ExportArn);
        Assert.Contains("taken up again", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_SameTokenOtherBucket_IsRefused()
    {
        AddReady("Orders");
        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        await StartAsync(Options("Orders") with { ClientToken = "mine", S3Bucket = "own" });

        Assert.IsType<ExportTokenUsedDifferentlyException>(Assert.Single(Errors()));
        Assert.Single(_aws.Tables.Exports);
    }

    [Fact]
    public async Task StartAsync_SameTokenOtherPrefix_IsRefused()
    {
        AddReady("Orders");
        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        await StartAsync(Options("Orders") with { ClientToken = "mine", S3Prefix = "other" });

        Assert.IsType<ExportTokenUsedDifferentlyException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task StartAsync_SameTokenOtherTime_IsRefused()
    {
        AddReady("Orders");
        DateTime time = _aws.Clock.Now.AddHours(-2);
        await StartAsync(Options("Orders") with { ClientToken = "mine", ExportTime = time });
        await StartAsync(Options("Orders") with { ClientToken = "mine", ExportTime = time });
        Assert.Empty(Errors());

        await StartAsync(Options("Orders") with { ClientToken = "mine", ExportTime = time.AddSeconds(1) });

        Assert.IsType<ExportTokenUsedDifferentlyException>(Assert.Single(Errors()));
        Assert.Equal(2, Results().Count);
    }

    [Fact]
    public async Task StartAsync_SameTokenOtherType_IsRefused()
    {
        AddReady("Orders");
        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        await StartAsync(Options("Orders") with
        {
            ClientToken = "mine",
            ExportType = "INCREMENTAL_EXPORT",
            ExportFromTime = _aws.Clock.Now.AddHours(-3),
        });

        Assert.IsType<ExportTokenUsedDifferentlyException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task StartAsync_SameTokenTableMadeAnew_IsRefused()
    {
        FakeTable table = AddReady("Orders");
        await StartAsync(Options("Orders") with { ClientToken = "mine" });
        table.Id = "another";

        await StartAsync(Options("Orders") with { ClientToken = "mine" });

        Assert.IsType<ExportTokenUsedDifferentlyException>(Assert.Single(Errors()));
        Assert.Single(_aws.Tables.Exports);
    }

    [Fact]
    public async Task StartAsync_AnswerOfStreamLost_CountsAsSomebodyElses()
    {
        AddReady("Orders");
        _aws.Fail("UpdateTable", FakeFault.LostAnswer);

        await StartAsync(Options("Orders") with { EnableStream = true });

        Assert.True(Assert.Single(Results()).StreamWasEnabled);
        Assert.Contains("will not be turned off", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
        Assert.Equal(["UpdateTable", "ExportTableToPointInTime"], _aws.Changes);
    }

    [Fact]
    public async Task StartAsync_ServiceAwayWhilePreparing_UndoesNothing()
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail("DescribeTable", FakeFault.None, FakeFault.LostAnswer);
        _aws.Fail("DescribeStream", FakeFault.None, FakeFault.None, FakeFault.None, FakeFault.LostAnswer);
        _aws.Fail("DescribeContinuousBackups", [FakeFault.None, .. Enumerable.Repeat(FakeFault.LostAnswer, 2)]);

        await StartAsync(Options("Orders") with { EnablePitr = true, EnableStream = true });

        DdbExport export = Assert.Single(Results());
        Assert.Equal((false, false), (export.PitrWasEnabled, export.StreamWasEnabled));
        Assert.Equal(2, export.ShardPositions.Length);
    }

    [Fact]
    public async Task StartAsync_TableBusyWithAnotherChange_TriesAgain()
    {
        AddReady("Orders");
        _aws.Fail("UpdateTable", FakeFault.Error("ResourceInUseException"), FakeFault.Error("LimitExceededException"));

        await StartAsync(Options("Orders") with { EnableStream = true });

        Assert.False(Assert.Single(Results()).StreamWasEnabled);
        Assert.Equal(["UpdateTable", "UpdateTable", "UpdateTable", "ExportTableToPointInTime"], _aws.Changes);
    }

    [Fact]
    public async Task StartAsync_AnswerOfRecoveryLost_CountsAsSomebodyElses()
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail("UpdateContinuousBackups", FakeFault.LostAnswer);

        await StartAsync(Options("Orders") with { EnablePitr = true });

        Assert.True(Assert.Single(Results()).PitrWasEnabled);
        Assert.Contains("will not be turned off", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
        Assert.Equal(["UpdateContinuousBackups", "ExportTableToPointInTime"], _aws.Changes);
    }

    [Fact]
    public async Task StartAsync_RecoveryDenied_NamesTheAction()
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail("UpdateContinuousBackups", FakeFault.Error("AccessDeniedException"));

        await StartAsync(Options("Orders") with { EnablePitr = true });

        PermissionDeniedException error = Assert.IsType<PermissionDeniedException>(Assert.Single(Errors()));
        Assert.Contains("dynamodb:UpdateContinuousBackups", error.Message, StringComparison.Ordinal);
        Assert.Empty(_aws.Tables.Exports);
    }

    [Fact]
    public async Task StartAsync_AnswersWithoutTime_ProveNothingAndAreRefused()
    {
        AddReady("Orders");
        _aws.HidesTime = true;

        await StartAsync(Options("Orders") with { EnableStream = true });

        Assert.IsType<ServiceTimeMissingException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Exports);
    }

    [Fact]
    public async Task StartAsync_StreamNeverEnabled_TimesOut()
    {
        AddReady("Orders");
        _aws.Tables.StreamDelay = TimeSpan.FromDays(1);

        await StartAsync(Options("Orders") with { EnableStream = true, PreparationTimeout = TimeSpan.FromMinutes(10) });

        ExportPreparationTimedOutException error = Assert.IsType<ExportPreparationTimedOutException>(Assert.Single(Errors()));
        Assert.Contains("after 10 min 0 s: the stream to say ENABLED did not come", error.Message, StringComparison.Ordinal);
        Assert.Empty(_aws.Tables.Exports);
    }

    [Theory]
    [InlineData("ExportConflictException", typeof(ExportTokenUsedDifferentlyException))]
    [InlineData("LimitExceededException", typeof(ExportLimitReachedException))]
    [InlineData("InvalidExportTimeException", typeof(ExportTimeRefusedException))]
    [InlineData("PointInTimeRecoveryUnavailableException", typeof(PointInTimeRecoveryOffException))]
    [InlineData("TableNotFoundException", typeof(TableNotFoundException))]
    [InlineData("AccessDeniedException", typeof(PermissionDeniedException))]
    public async Task StartAsync_RequestRefused_IsAnErrorOfItsOwn(string code, Type expected)
    {
        AddReady("Orders");
        _aws.Fail("ExportTableToPointInTime", [.. Enumerable.Repeat(FakeFault.Error(code), 5)]);

        await StartAsync(Options("Orders"));

        Assert.IsType(expected, Assert.Single(Errors()));
    }

    private FakeTable AddReady(string name)
    {
        FakeTable table = _aws.Tables.Add("111111111111", name);
        table.RecoveryFrom = _aws.Clock.Now.AddDays(-10);
        return table;
    }

    private ExportOptions Options(params string[] names) => new()
    {
        TableNames = names,
        Source = _aws.Source,
        Target = _aws.Target,
        S3Bucket = "moves",
    };

    private Task StartAsync(ExportOptions options) => new ExportStarter(_aws.Context).StartAsync(options, CancellationToken.None);

    private List<DdbExport> Results() => [.. _aws.Observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result)];

    private List<DdbCrossAccountException> Errors() => [.. _aws.Observer.Of<InputFailed>().Select(failure => failure.Error)];

    private int IndexOf(string operation) =>
        _aws.Calls.Select((call, index) => (call, index)).First(pair => pair.call.Operation == operation).index;
}
