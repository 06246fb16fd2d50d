using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using DdbCrossAccount.Errors;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Cdc.Draining;

public sealed class DrainProverTests
{
    private const string Scope = "scope";
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly FakeClock _clock = new() { RunsDelaysUpTo = TimeSpan.FromSeconds(5) };
    private readonly RecordingObserver _observer = new();
    private readonly ITestOutputHelper _output;
    private readonly ScriptedStream _stream;
    private readonly Ledger _ledger;
    private int _receipts;
    private long _written;

    public DrainProverTests(ITestOutputHelper output)
    {
        _output = output;
        _stream = new ScriptedStream(_clock);
        _ledger = new Ledger(new MemoryLedgerStore(_clock));
    }

    [Fact]
    public async Task AdvanceAsync_AllReceipted_IsReadToEndParentsFirstOverAllPages()
    {
        _stream.ShardsOnPage = 2;
        _stream.Add("child-1", "parent");
        _stream.Add("child-2", "parent");
        _stream.Add("parent");
        await ReceiptAsync(Write("parent", 3).Concat(Write("child-1", 2)).Concat(Write("child-2", 1)));
        _stream["parent"].IsClosed = true;

        DrainFigures figures = await UntilReadToEndAsync(Prover());

        Assert.Equal(6, figures.ReadCount);
        Assert.Equal(TimeSpan.Zero, figures.Lag);
        Assert.All(figures.Shards, shard => Assert.True(shard.IsDrained));
        string[] reads = [.. _stream.Calls.Where(call => call.StartsWith("GetRecords", StringComparison.Ordinal))];
        Assert.Equal("GetRecords parent", reads[0]);
        Assert.Single(reads, "GetRecords parent");
        Assert.Equal("DescribeStream", _stream.Calls.ElementAt(1));
    }

    [Fact]
    public async Task AdvanceAsync_OpenShard_IsReadToEndOnlyAfterTenQuietSeconds()
    {
        _stream.Add("open");
        await ReceiptAsync(Write("open", 1));
        DrainProver prover = Prover();
        DateTime start = _clock.Now;

        await UntilReadToEndAsync(prover);

        Assert.InRange(_clock.Now - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task AdvanceAsync_RecordWithoutReceipt_HoldsTheShardAndIsTheLag()
    {
        _stream.Add("open");
        _stream.RecordsOnPage = 2;
        string[] numbers = Write("open", 6);
        await ReceiptAsync([numbers[0], numbers[1], numbers[3]]);
        _clock.Advance(TimeSpan.FromSeconds(40));
        DrainProver prover = Prover();

        DrainFigures held = await AdvanceAsync(prover, 6);

        Assert.Equal((1L, 4L, false), (held.UnreceiptedCount, held.ReadCount, held.IsReadToEnd));
        Assert.InRange(held.LagAtMost!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(100));
        Assert.Equal(numbers[3], held.Shards[0].ReceiptedNumber);

        await ReceiptAsync([numbers[2], numbers[4], numbers[5]]);
        DrainFigures end = await UntilReadToEndAsync(prover);

        Assert.Equal((0L, 6L), (end.UnreceiptedCount, end.ReadCount));
        Assert.Equal(TimeSpan.Zero, end.LagAtMost);
    }

    [Fact]
    public async Task AdvanceAsync_ReceiptsThatSkipOrPark_Count()
    {
        _stream.Add("open");
        string[] numbers = Write("open", 3);
        await _ledger.WriteReceiptAsync(Scope, Receipt([numbers[0]]) with { Skipped = Set(numbers[1]), Parked = Set(numbers[2]) }, Token);

        Assert.Equal(3, (await UntilReadToEndAsync(Prover())).ReadCount);
    }

    [Fact]
    public async Task AdvanceAsync_ReceiptOfAnotherShardInBetween_IsNotMistaken()
    {
        _stream.Add("one");
        _stream.Add("two");
        string first = _stream.Write("one");
        string other = _stream.Write("two");
        string second = _stream.Write("one");
        await ReceiptAsync([first, second]);

        DrainFigures figures = await AdvanceAsync(Prover(), 8);

        Assert.False(figures.IsReadToEnd);
        Assert.Equal(1, figures.Shards.Single(shard => shard.ShardId == "two").UnreceiptedCount);
        await ReceiptAsync([other]);
        Assert.True((await UntilReadToEndAsync(Prover())).IsReadToEnd);
    }

    [Fact]
    public async Task AdvanceAsync_EmptyPagesInMidShard_AreReadOver()
    {
        _stream.Add("closed").EmptyPages = 7;
        _stream.Add("open", "closed").EmptyPages = 7;
        await ReceiptAsync(Write("closed", 2).Concat(Write("open", 2)));
        _stream["closed"].IsClosed = true;

        Assert.Equal(4, (await UntilReadToEndAsync(Prover())).ReadCount);
    }

    [Fact]
    public async Task AdvanceAsync_RecordVisibleLate_EndsTheQuiet()
    {
        _stream.Add("open");
        await ReceiptAsync(Write("open", 1));
        string late = _stream.Write("open");
        _stream["open"].Records[1].VisibleFrom = _clock.Now.AddSeconds(9);
        DrainProver prover = Prover();

        DrainFigures figures = await AdvanceAsync(prover, 12);

        Assert.Equal((false, 1L), (figures.IsReadToEnd, figures.UnreceiptedCount));
        await ReceiptAsync([late]);
        Assert.Equal(2, (await UntilReadToEndAsync(prover)).ReadCount);
    }

    [Fact]
    public async Task AdvanceAsync_ChildListedLate_IsWaitedForAndRead()
    {
        await ReceiptAsync(Begin("parent", 2));
        _stream["parent"].IsClosed = true;
        await ReceiptAsync(Begin("child", 2, "parent"));
        _stream["child"].ListedFrom = _clock.GetUtcNow().AddSeconds(45);

        Assert.Equal(4, (await UntilReadToEndAsync(Prover())).ReadCount);
    }

    [Fact]
    public async Task AdvanceAsync_StreamTurnedOff_ExpectsNoChild()
    {
        await ReceiptAsync(Begin("last", 2));
        _stream["last"].IsClosed = true;
        _stream.IsOn = false;
        DateTime start = _clock.Now;

        await UntilReadToEndAsync(Prover());

        Assert.InRange(_clock.Now - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task AdvanceAsync_IteratorExpired_IsRenewedAfterTheLastRecord()
    {
        string[] numbers = Begin("open", 1);
        await ReceiptAsync(numbers);
        DrainProver prover = Prover();
        await AdvanceAsync(prover, 1);
        _clock.Advance(TimeSpan.FromMinutes(16));
        await ReceiptAsync(Write("open", 1));

        Assert.Equal(2, (await UntilReadToEndAsync(prover)).ReadCount);
        Assert.Contains($"After open {numbers[0]}", _stream.Calls);
    }

    [Fact]
    public async Task AdvanceAsync_ShardThrottled_YieldsWhileOthersAreRead()
    {
        await ReceiptAsync(Begin("busy", 2).Concat(Begin("free", 2)));
        _stream.Faults["busy"] = new(Enumerable.Repeat<Exception>(ScriptedStream.Throttle(), 2));
        DrainProver prover = Prover();

        DrainFigures first = await AdvanceAsync(prover, 1);

        Assert.Equal(2, first.ReadCount);
        Assert.Null(first.LagAtMost);
        Assert.Equal(4, (await UntilReadToEndAsync(prover)).ReadCount);
        Assert.Contains(
            _observer.Of<Core.Observing.DetailNoted>(),
            noted => noted.Text == "Shard 'busy' did not answer (LimitExceededException); it is read on in a moment.");
    }

    [Fact]
    public async Task AdvanceAsync_UnreceiptedPage_ReadsNoFurther()
    {
        _stream.RecordsOnPage = 10;
        Begin("open", 100);

        DrainFigures figures = await AdvanceAsync(Prover(), 5);

        Assert.Equal((10L, 10L), (figures.ReadCount, figures.UnreceiptedCount));
        Assert.Single(_stream.Calls, "GetRecords open");
    }

    [Fact]
    public async Task AdvanceAsync_Paced_ReadsAShardFourTimesASecondAtMost()
    {
        _stream.RecordsOnPage = 1;
        await ReceiptAsync(Begin("open", 12));
        DateTime start = _clock.Now;

        await AdvanceAsync(Prover(), 1);

        int reads = _stream.Calls.Count(call => call == "GetRecords open");
        Assert.True(_clock.Now - start >= TimeSpan.FromMilliseconds(250 * (reads - 1)));
        Assert.InRange(reads, 12, 21);
    }

    [Fact]
    public async Task AdvanceAsync_TtlDeletes_NeedReceiptsUnlessExcused()
    {
        await ReceiptAsync(Begin("open", 1));
        _stream.Write("open", isTtlDelete: true);

        DrainFigures strict = await AdvanceAsync(Prover(), 8);
        DrainProver excusing = Prover(new DrainOptions { StreamArn = ScriptedStream.Arn, ExcusesTtlDeletes = true });
        DrainFigures excused = await AdvanceAsync(excusing, 1);
        for (int turn = 0; turn < 30 && !excused.IsReadToEnd; turn++)
        {
            _stream.Write("open", isTtlDelete: true);
            _clock.Advance(TimeSpan.FromSeconds(1));
            excused = await excusing.AdvanceAsync(Token);
        }

        Assert.Equal((false, 1L), (strict.IsReadToEnd, strict.UnreceiptedCount));
        Assert.True(excused.IsReadToEnd);
        Assert.True(excused.ExcusedCount > 1);
    }

    [Fact]
    public async Task AdvanceAsync_TtlDeletesBeforeOtherChanges_DoNotPassForQuiet()
    {
        _stream.Add("open");
        _stream.RecordsOnPage = 1;
        for (int i = 0; i < 60; i++)
        {
            _stream.Write("open", isTtlDelete: true);
        }

        string change = _stream.Write("open");
        _clock.Advance(TimeSpan.FromHours(1));
        DrainProver prover = Prover(new DrainOptions { StreamArn = ScriptedStream.Arn, ExcusesTtlDeletes = true });

        DrainFigures figures = await AdvanceAsync(prover, 12);

        Assert.Equal((false, 1L), (figures.IsReadToEnd, figures.UnreceiptedCount));
        await ReceiptAsync([change]);
        Assert.True((await UntilReadToEndAsync(prover)).IsReadToEnd);
    }

    [Fact]
    public async Task AdvanceAsync_FromAProvenPosition_ReadsWhatFollowsAlone()
    {
        string[] numbers = Begin("open", 3);
        await ReceiptAsync([numbers[2]]);
        ProvenShard proven = new("open", numbers[1], _clock.Now, _clock.Now);

        DrainFigures figures = await UntilReadToEndAsync(Prover(From(proven)));

        Assert.Equal(1, figures.ReadCount);
        Assert.Contains($"After open {numbers[1]}", _stream.Calls);
    }

    [Fact]
    public async Task AdvanceAsync_ProvenPositionTrimmedWithinADay_BeginsAtTheOldestRecordWithoutAGap()
    {
        string[] numbers = Begin("open", 3);
        await ReceiptAsync(numbers);
        _stream["open"].TrimmedCount = 2;
        ProvenShard proven = new("open", numbers[0], _clock.Now.AddHours(-30), _clock.Now.AddHours(-23));

        DrainFigures figures = await UntilReadToEndAsync(Prover(From(proven)));

        Assert.Empty(figures.Gaps);
        Assert.Equal(1, figures.ReadCount);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(-25, true)]
    [InlineData(-23, false)]
    public async Task AdvanceAsync_ProvenPositionTrimmedForLonger_IsAGapUnlessInTheSnapshot(int? skipBeforeHours, bool isGap)
    {
        string[] numbers = Begin("open", 3);
        await ReceiptAsync(numbers);
        _stream["open"].TrimmedCount = 2;
        ProvenShard proven = new("open", numbers[0], _clock.Now.AddHours(-30), _clock.Now.AddHours(-25));
        DateTime? skipBefore = skipBeforeHours is { } hours ? _clock.Now.AddHours(hours) : null;

        DrainFigures figures = await AdvanceAsync(Prover(From(proven) with { SkipBefore = skipBefore }), 2);

        Assert.Equal(isGap ? [new TrimmedGap("open", proven.Through!.Value, 0)] : Array.Empty<TrimmedGap>(), figures.Gaps);
    }

    [Fact]
    public async Task AdvanceAsync_ShardGoneWithUnreceiptedRecords_IsAGap()
    {
        Begin("old", 2);
        await ReceiptAsync(Begin("new", 1));
        DrainProver prover = Prover();
        await AdvanceAsync(prover, 1);
        _clock.Advance(TimeSpan.FromHours(25));
        _stream.Forget("old");

        DrainFigures figures = await AdvanceAsync(prover, 2);

        Assert.Equal(2, Assert.Single(figures.Gaps).UnreceiptedCount);
        Assert.Equal("old", figures.Gaps[0].ShardId);
    }

    [Fact]
    public async Task AdvanceAsync_DrainedShardGone_IsNoGap()
    {
        await ReceiptAsync(Begin("old", 2).Concat(Begin("new", 1, "old")));
        _stream["old"].IsClosed = true;
        DrainProver prover = Prover();
        await UntilReadToEndAsync(prover);
        _stream.Forget("old");

        DrainFigures figures = await UntilReadToEndAsync(prover);

        Assert.Empty(figures.Gaps);
        Assert.Equal("new", Assert.Single(figures.Shards).ShardId);
    }

    [Fact]
    public async Task AdvanceAsync_WindowLeft_IsThatOfTheOldestRecordThatTheSnapshotLacks()
    {
        Begin("open", 1);
        _clock.Advance(TimeSpan.FromHours(2));
        DateTime snapshot = _clock.Now;
        _stream.Write("open");
        _clock.Advance(TimeSpan.FromHours(3));

        DrainFigures all = await AdvanceAsync(Prover(), 1);
        DrainFigures needed = await AdvanceAsync(Prover(new DrainOptions { StreamArn = ScriptedStream.Arn, SkipBefore = snapshot }), 1);

        Assert.InRange(all.WindowLeft!.Value, TimeSpan.FromHours(18.9), TimeSpan.FromHours(19));
        Assert.InRange(needed.WindowLeft!.Value, TimeSpan.FromHours(20.9), TimeSpan.FromHours(21));
    }

    [Fact]
    public async Task AdvanceAsync_NoServiceTime_IsAnError()
    {
        Begin("open", 1);
        _stream.HidesTime = true;

        await Assert.ThrowsAsync<CdcTimeMissingException>(() => Prover().AdvanceAsync(Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(30)]
    public async Task AdvanceAsync_RandomStream_IsReadToEndOnlyWhenEveryRecordHasItsReceipt(int seed)
    {
        _output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        _stream.RecordsOnPage = random.Next(1, 7);
        _stream.ShardsOnPage = random.Next(1, 4);
        _stream.Add("s0");
        DrainProver prover = Prover();
        List<string> open = ["s0"];
        List<string> waiting = [];
        for (int turn = 0; turn < 60; turn++)
        {
            bool isWriting = turn < 40;
            if (isWriting)
            {
                Change(random, open, waiting, turn);
            }

            // The function is behind, and delivers some batches twice.
            string[] batch = [.. waiting.Take(isWriting ? random.Next(0, 9) : waiting.Count)];
            await ReceiptAsync(batch);
            await ReceiptAsync(random.Next(4) == 0 ? batch : []);
            waiting.RemoveRange(0, batch.Length);

            DrainFigures figures = await prover.AdvanceAsync(Token);
            Assert.False(figures.IsReadToEnd && waiting.Count > 0, $"turn {turn}: {waiting.Count} records have no receipt");
            _clock.Advance(TimeSpan.FromSeconds(random.Next(1, 4)));
        }

        DrainFigures end = await UntilReadToEndAsync(prover);
        Assert.Equal((0L, 0), (end.UnreceiptedCount, end.Gaps.Count));
        Assert.Equal(_written, end.ReadCount);
    }

    private void Change(Random random, List<string> open, List<string> waiting, int turn)
    {
        // No turn sees empty pages alone, and no record is later than the quiet lasts: else nothing could be told.
        string shardId = open[random.Next(open.Count)];
        int count = random.Next(0, 12);
        for (int i = 0; i < count; i++)
        {
            waiting.Add(_stream.Write(shardId));
            _stream[shardId].Records[^1].VisibleFrom = _clock.Now.AddSeconds(random.Next(0, 5));
        }

        _written += count;
        _stream[shardId].EmptyPages = random.Next(0, ShardCursor.EmptyPagesAtTip);
        if (random.Next(5) == 0)
        {
            _stream[shardId].IsClosed = true;
            open.Remove(shardId);
            // A shard that splits in two had records just before: it splits because of them.
            int children = _stream[shardId].Records is [.., var last] && last.Time == _clock.Now ? random.Next(1, 3) : 1;
            for (int child = 0; child < children; child++)
            {
                string id = $"{shardId}-{turn}-{child}";
                _stream.Add(id, shardId).ListedFrom = _clock.GetUtcNow().AddSeconds(random.Next(0, 30));
                open.Add(id);
            }
        }

        if (random.Next(4) == 0)
        {
            _stream.Faults[shardId] = new([ScriptedStream.Throttle()]);
        }
    }

    private DrainProver Prover(DrainOptions? options = null) => new(
        new EngineContext(_clock, new Random(1), _observer),
        options ?? new DrainOptions { StreamArn = ScriptedStream.Arn },
        _stream,
        new ReceiptCheck(_ledger, Scope));

    private static DrainOptions From(ProvenShard proven) => new()
    {
        StreamArn = ScriptedStream.Arn,
        Proven = new Dictionary<string, ProvenShard> { [proven.ShardId] = proven },
    };

    private string[] Begin(string shardId, int count, string? parentId = null)
    {
        _stream.Add(shardId, parentId);
        return Write(shardId, count);
    }

    private string[] Write(string shardId, int count) => [.. Enumerable.Range(0, count).Select(_ => _stream.Write(shardId))];

    private async Task ReceiptAsync(IEnumerable<string> numbers)
    {
        string[] all = [.. numbers];
        if (all.Length > 0)
        {
            await _ledger.WriteReceiptAsync(Scope, Receipt(all), Token);
        }
    }

    private BatchReceipt Receipt(string[] numbers) => new()
    {
        Applied = Set(numbers),
        OldestCreated = _clock.Now,
        NewestCreated = _clock.Now,
        AppliedAt = _clock.Now,
        Epoch = 1,
        RequestId = $"request-{_receipts++}",
        Lag = new LagHistogram(),
    };

    private static SequenceNumberSet Set(params string[] numbers) => SequenceNumberSet.Of(numbers.Select(SequenceNumber.Parse));

    private async Task<DrainFigures> AdvanceAsync(DrainProver prover, int turns)
    {
        DrainFigures figures = await prover.AdvanceAsync(Token);
        for (int turn = 1; turn < turns; turn++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            figures = await prover.AdvanceAsync(Token);
        }

        return figures;
    }

    private async Task<DrainFigures> UntilReadToEndAsync(DrainProver prover)
    {
        for (int turn = 0; turn < 100; turn++)
        {
            DrainFigures figures = await prover.AdvanceAsync(Token);
            if (figures.IsReadToEnd)
            {
                return figures;
            }

            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        throw new InvalidOperationException("It was not read to its end in 100 turns.");
    }
}
