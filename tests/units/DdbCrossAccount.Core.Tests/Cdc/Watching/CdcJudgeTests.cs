using System;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Watching;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Watching.WatchSamples;

namespace DdbCrossAccount.Core.Tests.Cdc.Watching;

public sealed class CdcJudgeTests
{
    [Fact]
    public void FindBreak_AsMade_IsNone()
    {
        Assert.Null(CdcJudge.FindBreak(Report, Parts, Drain));
        Assert.Empty(CdcJudge.FindDrift(Report, Parts));
    }

    [Fact]
    public void FindBreak_WindowMarked_IsThatBeforeAllElse()
    {
        LedgerReport ledger = Report with { BrokenWindow = new BrokenWindow("Seen at 23 h.", "7", Now) };

        CdcBreak found = CdcJudge.FindBreak(ledger, new PartsReport(), Drain)!;

        Assert.Equal(("Seen at 23 h.", true), (found.Cause, found.IsWindow));
        Assert.StartsWith("Remove what is there with Remove-DdbCdc -Force, export again", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Mark_TrimmedBeforeProved_SaysWhereAndSinceWhen() => Assert.Equal(
        "Shard 'shard-1' was trimmed from 2026-11-20T12:00:00Z on before all of it was shown to be applied (1,200 records without "
            + "a receipt).",
        CdcJudge.Mark(Drain with { Gaps = [new TrimmedGap("shard-1", Now.AddHours(-1), 1200)] })!.Cause);

    [Theory]
    [InlineData(23.9, false)]
    [InlineData(24.1, true)]
    public void Mark_OldestChange_IsBrokenAfterADay(double hours, bool isBroken)
    {
        BrokenWindow? mark = CdcJudge.Mark(Figures(Shard("shard-1", 1, Now.AddHours(-hours))));

        Assert.Equal(isBroken, mark is not null);
    }

    [Fact]
    public void FindBreak_SourceTableMadeAnew_NamesBothIds() => Assert.Equal(
        $"Source table '{Control.SourceTableArn}' was deleted and created anew (id {Control.SourceTableId} then, other now).",
        CdcJudge.FindBreak(Report, Parts with { SourceTableId = "other" }, Drain)!.Cause);

    [Fact]
    public void FindBreak_TargetTableGone_SaysSo() => Assert.Equal(
        $"Target table '{Control.TargetTableArn}' no longer exists.",
        CdcJudge.FindBreak(Report, Parts with { TargetTableId = null }, Drain)!.Cause);

    [Fact]
    public void FindBreak_StreamOff_SaysSo() => Assert.Equal(
        $"Stream '{Control.StreamArn}' was turned off: changes since are not captured.",
        CdcJudge.FindBreak(Report, Parts with { IsStreamOn = false }, Drain)!.Cause);

    [Fact]
    public void FindBreak_StreamReplaced_NamesTheNewOne() => Assert.Equal(
        $"Stream '{Control.StreamArn}' was turned off, and 'new' took its place: changes since are not captured.",
        CdcJudge.FindBreak(Report, Parts with { LatestStreamArn = "new" }, Drain)!.Cause);

    [Fact]
    public void FindBreak_FunctionGone_SaysSo() => Assert.Equal(
        $"Function '{Control.FunctionArn}' no longer exists: nothing is applied.",
        CdcJudge.FindBreak(Report, Parts with { Function = null }, Drain)!.Cause);

    [Fact]
    public void FindBreak_FunctionFailed_SaysWhatAwsSays() => Assert.Equal(
        $"Function '{Control.FunctionArn}' cannot run: the key is disabled.",
        CdcJudge.FindBreak(
            Report,
            Parts with { Function = new FunctionConfiguration { State = State.Failed, StateReason = "the key is disabled" } },
            Drain)!.Cause);

    [Fact]
    public void FindBreak_FunctionTurnedOff_SaysWhatTurnsItOff() => Assert.Equal(
        $"The reserved concurrency of function '{Control.FunctionArn}' is 0, so that nobody can invoke it: nothing is applied.",
        CdcJudge.FindBreak(Report, Parts with { IsFunctionOff = true }, Drain)!.Cause);

    [Fact]
    public void FindBreak_MappingDeleted_SaysWhatEnablingAnewDoes()
    {
        CdcBreak found = CdcJudge.FindBreak(Report, Parts with { Mapping = null }, Drain)!;

        Assert.Equal($"Event source mapping '{Control.MappingId}' no longer exists: nothing is applied.", found.Cause);
        Assert.StartsWith("Find out who deleted it.", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void FindBreak_MappingNotMadeYet_SaysSo() => Assert.Equal(
        "The event source mapping was not made yet: nothing is applied.",
        CdcJudge.FindBreak(
            Report with { Control = Control with { MappingId = null } }, Parts with { Mapping = null }, Drain)!.Cause);

    [Fact]
    public void FindBreak_StoppedWhileTheMappingReads_NamesTheEpoch()
    {
        LedgerReport stopped = Report with { Control = Control with { State = CdcState.Stopped } };

        Assert.StartsWith(
            "The ledger says that nothing may be written (epoch 3)",
            CdcJudge.FindBreak(stopped, Parts, Drain)!.Cause,
            StringComparison.Ordinal);
        Assert.Null(CdcJudge.FindBreak(stopped, Parts with { Mapping = Mapping(each => each.State = "Disabled") }, Drain));
    }

    [Fact]
    public void FindDrift_EachHarmfulSetting_IsNamedWithWishedAndFoundAndBreaks()
    {
        (Action<EventSourceMappingConfiguration> Change, string Drift)[] drifts =
        [
            (each => each.FunctionArn = "f:8", $"FunctionArn of the mapping is f:8, and was made {Control.FunctionArn}."),
            (each => each.MaximumRetryAttempts = 3, "MaximumRetryAttempts of the mapping is 3, and was made -1."),
            (each => each.MaximumRecordAgeInSeconds = 60, "MaximumRecordAgeInSeconds of the mapping is 60, and was made -1."),
            (each => each.ParallelizationFactor = 2, "ParallelizationFactor of the mapping is 2, and was made 1."),
            (each => each.TumblingWindowInSeconds = 9, "TumblingWindowInSeconds of the mapping is 9, and was made 0."),
            (each => each.FunctionResponseTypes = [], "FunctionResponseTypes of the mapping is none, and was made ReportBatchItemFailures."),
            (
                each => each.FilterCriteria = new FilterCriteria { Filters = [new Filter { Pattern = "{}" }] },
                "FilterCriteria of the mapping is set, and was made none."),
        ];
        foreach ((Action<EventSourceMappingConfiguration> change, string drift) in drifts)
        {
            PartsReport parts = Parts with { Mapping = Mapping(change) };

            Assert.Equal(drift, Assert.Single(CdcJudge.FindDrift(Report, parts)));
            Assert.EndsWith(drift, CdcJudge.FindBreak(Report, parts, Drain)!.Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FindDrift_HarmlessSettings_AreNamedAndBreakNothing()
    {
        PartsReport parts = Parts with
        {
            Mapping = Mapping(each => (each.BatchSize, each.MaximumBatchingWindowInSeconds) = (10, 5)),
        };

        Assert.Equal(
            [
                "BatchSize of the mapping is 10, and was made 1000.",
                "MaximumBatchingWindowInSeconds of the mapping is 5, and was made 1.",
            ],
            CdcJudge.FindDrift(Report, parts));
        Assert.Null(CdcJudge.FindBreak(Report, parts, Drain));
    }

    [Fact]
    public void FindDrift_SettingsThatAwsDidNotTell_AreNone() =>
        Assert.Empty(CdcJudge.FindDrift(Report, Parts with
        {
            Mapping = new EventSourceMappingConfiguration { FunctionResponseTypes = ["ReportBatchItemFailures"] },
        }));

    [Theory]
    [InlineData(-40, "Enabled", false)]
    [InlineData(-2, "Enabled", true)]
    [InlineData(-40, "Disabled", true)]
    public void FindGap_MappingEnabledAllTheWhile_IsNone(int modifiedHours, string state, bool isGap)
    {
        IdleGap gap = new(Now.AddHours(-30), Now);
        PartsReport parts = Parts with
        {
            Mapping = Mapping(each => (each.LastModified, each.State) = (Now.AddHours(modifiedHours), state)),
        };

        Assert.Equal(isGap ? gap : null, CdcJudge.FindGap(gap, parts));
    }

    [Fact]
    public void IdleGap_Find_IsTheFirstTimeWithoutWorkThatIsLongEnough()
    {
        DateTime[] minutes = [Now.AddHours(-70), Now.AddHours(-60), Now.AddHours(-30), Now.AddHours(-29)];
        TimeSpan day = TimeSpan.FromHours(24);

        Assert.Equal(new IdleGap(Now.AddHours(-60), Now.AddHours(-30)), IdleGap.Find(Now.AddHours(-71), minutes, Now, day));
        Assert.Equal(new IdleGap(Now.AddHours(-29), Now), IdleGap.Find(Now.AddHours(-50), [.. minutes.Skip(2)], Now, day));
        Assert.Null(IdleGap.Find(Now.AddHours(-23), [], Now, day));
    }
}
