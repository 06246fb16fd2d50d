using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Watching.WatchSamples;

namespace DdbCrossAccount.Core.Tests.Cdc.Watching;

public sealed class CdcWaiterTests
{
    private readonly FakeClock _clock = new() { RunsDelaysUpTo = TimeSpan.FromSeconds(5) };
    private readonly RecordingObserver _observer = new();
    private readonly Dictionary<string, ScriptedWatch> _watches = [];

    [Fact]
    public async Task WaitAsync_Several_TellsEachAsItIsInSync()
    {
        Script("slow", () => Behind(300), () => Behind(200), () => Behind(100), () => Reading());
        Script("quick", () => Reading());

        await WaitAsync(InSync);

        Assert.Equal(["quick", "slow"], Results().Select(cdc => cdc.QueueUrl));
        Assert.All(Results(), cdc => Assert.Equal((true, null, "Enabled"), (cdc.IsInSync, cdc.IsDrained, cdc.State)));
        Assert.All(_watches.Values, watch => Assert.True(watch.IsDisposed));
        Assert.Equal(5, _observer.Of<CdcProgressed>().Count);
        Assert.Equal(TimeSpan.FromSeconds(300), _observer.Of<CdcProgressed>().Max(progress => progress.LagAtMost));
    }

    [Fact]
    public async Task WaitAsync_InSync_TellsAllFigures()
    {
        Script("one", () => Reading(catchUp: TimeSpan.FromSeconds(4)));

        await WaitAsync(InSync);

        DdbCdc cdc = Assert.Single(Results());
        Assert.Equal((80L, 20L, 0L, 0L, 3L), (cdc.AppliedCount, cdc.SkippedCount, cdc.ParkedCount, cdc.DoubtCount, cdc.TtlDeleteCount));
        Assert.Equal((1000L, 10_000L, 0L), (cdc.LagP50Milliseconds, cdc.LagP99Milliseconds, cdc.LagMaxMilliseconds));
        Assert.Equal((86_400L, 4L, 0L), (cdc.WindowLeftSeconds, cdc.CatchUpSeconds, cdc.UnreceiptedCount));
        Assert.Equal(("ddb-cdc", "role", 512), (cdc.FunctionName, cdc.FunctionRoleArn, cdc.MemorySize));
        Assert.Equal(("Orders", "Orders", Now), (cdc.SourceTableName, cdc.TargetTableName, cdc.ReadTime));
        Assert.Equal("shard-1", Assert.Single(cdc.Shards).ShardId);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task WaitAsync_LagBound_IsKept(int lag, bool isReached)
    {
        Script("one", () => Behind(lag));

        await WaitAsync(InSync with { Timeout = TimeSpan.FromSeconds(5) });

        Assert.Equal(isReached, Results().Count == 1);
        Assert.Equal(!isReached, Errors().Count == 1);
    }

    [Fact]
    public async Task WaitAsync_UnknownLag_IsNotInSync()
    {
        Script("one", () => Reading(drain: Figures(Shard("shard-1", isAtTip: false) with { NewestRead = null })));

        await WaitAsync(InSync with { Timeout = TimeSpan.Zero });

        Assert.Equal(
            "Change data capture of table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' was not in sync after 0 s of "
                + "waiting: the lag is not known yet; 50 records were read, 0 of the last of them have no receipt. It goes on by "
                + "itself.",
            Assert.IsType<CdcNotReachedException>(Assert.Single(Errors())).Message);
    }

    [Fact]
    public async Task WaitAsync_Drained_NeedsTheEndAndNoOpenIntent()
    {
        Script(
            "one",
            () => Reading(drain: Drain with { IsReadToEnd = false }),
            () => Reading(ledger: Report with { Intents = Intents() }),
            () => Reading());

        await WaitAsync(Drained);

        Assert.True(Assert.Single(Results()).IsDrained);
        Assert.Equal(3, _observer.Of<CdcProgressed>().Count);
    }

    [Fact]
    public async Task WaitAsync_Drained_TimeUpSaysWhatIsMissing()
    {
        Script("one", () => Reading(ledger: Report with { Intents = Intents() }, drain: Figures(Shard("shard-1", 7, Now.AddMinutes(-2)))));

        await WaitAsync(Drained with { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Contains(
            "was not drained after 1 s of waiting: the lag is 2 min 0 s at most; 50 records were read, 7 of the last of them have no "
                + "receipt; not every shard is read to its end; 1 batches are being written.",
            Assert.Single(Errors()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_Broken_IsAnErrorWithItsRemedyAndNotPassedOn()
    {
        Script("bad", () => Reading(parts: Parts with { Mapping = null }));
        Script("good", () => Reading());

        await WaitAsync(InSync);

        Assert.Equal("good", Assert.Single(Results()).QueueUrl);
        CdcBrokenException error = Assert.IsType<CdcBrokenException>(Assert.Single(Errors()));
        Assert.Contains("no longer exists: nothing is applied.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Find out who deleted it.", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_KeysToRepair_AreAnErrorWhenAllElseIsThere()
    {
        LedgerReport failures = Report with { ParkedCount = 2, DoubtCount = 1 };
        Script("one", () => Behind(900, failures), () => Reading(ledger: failures));

        await WaitAsync(InSync);

        Assert.Empty(Results());
        Assert.IsType<CdcHasFailuresException>(Assert.Single(Errors()));
        Assert.Equal(2, _observer.Of<CdcProgressed>().Count);
    }

    [Fact]
    public async Task WaitAsync_Disabled_IsAnErrorWhereChangesWaitAndElseDrains()
    {
        PartsReport disabled = Parts with { Mapping = Mapping(each => each.State = "Disabled") };
        Script("waiting", () => Reading(parts: disabled, drain: Figures(Shard("shard-1", 3, Now.AddMinutes(-9)))));
        Script("done", () => Reading(parts: disabled));

        await WaitAsync(Drained);

        Assert.IsType<CdcDisabledException>(Assert.Single(Errors()));
        Assert.Equal("Disabled", Assert.Single(Results()).State);
    }

    [Fact]
    public async Task WaitAsync_QuestionsUnanswered_WaitsOnAndWarnsOnce()
    {
        Func<CdcReading> fails = () => throw ServiceErrors.Translate(
            new AmazonDynamoDBException("busy", ErrorType.Receiver, "InternalServerError", "id", HttpStatusCode.InternalServerError),
            new AwsCall("dynamodb", "Query", "ledger", "1", "eu-west-1", "arn", "Nothing was changed."));
        Script("one", [.. Enumerable.Repeat(fails, 6), () => Reading()]);

        await WaitAsync(InSync);

        Assert.Single(Results());
        Assert.Single(_observer.Of<WarningRaised>(), warning => warning.Text.Contains("5 times in a row", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitAsync_ShortWindowAndProblem_AreWarnedOfOnce()
    {
        CdcReading behind = Reading(
            parts: Parts with { Mapping = Mapping(each => each.LastProcessingResult = "PROBLEM: Function call failed") },
            drain: Figures(Shard("shard-1", 1, Now.AddHours(-20))));
        Script("one", () => behind, () => behind, () => Reading());

        await WaitAsync(InSync);

        Assert.Equal(
            [
                "The oldest change of table 'Orders' that is not applied leaves its stream in 4 h 0 min. What is not applied by then "
                    + "is lost to change data capture.",
                $"The mapping of stream '{Control.StreamArn}' says of its last invocation: 'PROBLEM: Function call failed'. Records "
                    + "wait and are delivered again.",
            ],
            _observer.Of<WarningRaised>().Select(warning => warning.Text));
    }

    [Fact]
    public async Task WaitAsync_Stopped_EndsAndDisposes()
    {
        using CancellationTokenSource source = new();
        Script("one", () =>
        {
            source.Cancel();
            return Behind(900);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(InSync, source.Token));

        Assert.True(_watches["one"].IsDisposed);
        Assert.Empty(Results());
    }

    private static CdcWaitOptions InSync { get; } = new() { Goal = CdcGoal.InSync };

    private static CdcWaitOptions Drained { get; } = new() { Goal = CdcGoal.Drained };

    private static CdcReading Behind(int seconds, LedgerReport? ledger = null) =>
        Reading(ledger, drain: Figures(Shard("shard-1", 5, Now.AddSeconds(-seconds))));

    private void Script(string name, params Func<CdcReading>[] readings) =>
        _watches.Add(name, new ScriptedWatch([.. readings.Select(reading => Named(name, reading))]));

    // The queue tells the captures apart: all else is the same.
    private static Func<CdcReading> Named(string name, Func<CdcReading> reading) => () =>
    {
        CdcReading read = reading();
        return read with { Ledger = read.Ledger with { Control = read.Ledger.Control with { QueueUrl = name } } };
    };

    private Task WaitAsync(CdcWaitOptions options, CancellationToken token = default) => new CdcWaiter(
        new EngineContext(_clock, new Random(1), _observer),
        (cdc, _, _) => Task.FromResult<ICdcWatch>(_watches[cdc.StreamArn]))
        .WaitAsync([.. _watches.Keys.Select(name => new DdbCdc { StreamArn = name, SourceTableArn = Control.SourceTableArn })], options, token);

    private List<DdbCdc> Results() => [.. _observer.Of<ResultProduced>().Select(result => (DdbCdc)result.Result)];

    private List<DdbCrossAccountException> Errors() => [.. _observer.Of<InputFailed>().Select(failure => failure.Error)];
}
