using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Records.StreamEvents;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

public sealed class BatchApplierTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly FakeClock _clock = new(new DateTimeOffset(LedgerSamples.Time)) { RunsDelaysUpTo = TimeSpan.FromSeconds(5) };
    private readonly RecordingObserver _observer = new();
    private readonly FakeTarget _target = new();
    private readonly FakeBell _bell = new();
    private readonly MemoryLedgerStore _store;
    private readonly Ledger _ledger;
    private readonly BatchApplier _applier;
    private CdcControl _control = LedgerSamples.Control with { Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)) };
    private int _requests;

    public BatchApplierTests()
    {
        _store = new MemoryLedgerStore(_clock);
        _ledger = new Ledger(_store);
        _applier = new BatchApplier(new EngineContext(_clock, new Random(1), _observer), _ledger, _target, _bell);
    }

    [Fact]
    public async Task Apply_OfABatch_WritesTheLastRecordOfEachKeyInOneCall()
    {
        await StartAsync();

        BatchAnswer answer = await ApplyAsync(
            Record(1, "a", "1"), Record(2, "b", "1"), Record(3, "a", "2"), Record(4, "c", null), Record(5, "b", null));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal([KeyValuePair.Create("a", "2")], _target.Items);
        Assert.Equal(3, Assert.Single(_target.Calls).Count);
        BatchReceipt receipt = Assert.Single(await ReceiptsAsync());
        Assert.Equal(LedgerSamples.Numbers(1, 2, 3, 4, 5), receipt.Applied);
        Assert.Empty(_store.RowsOf(LedgerConstants.IntentPrefix));
        CdcFigures figures = await _ledger.ReadFiguresAsync(_control.Scope, Token);
        Assert.Equal((1, 5, 1, 2, 2), (figures.Batches, figures.Records, figures.Puts, figures.Deletes, figures.Superseded));
    }

    [Fact]
    public async Task Apply_OfAStreamThatIsDeliveredAgain_EndsOnTheNewestValueHoweverManyOtherShardsThereAre()
    {
        await StartAsync();
        await ApplyAsync(Record(1, "a", "old"), Record(1_000, "b", "1"), Record(2_000, "c", "1"));
        for (int other = 0; other < 100; other++)
        {
            await ApplyAsync(Record(10 + other, $"other{other}", "1"));
        }

        await ApplyAsync(Record(3_000, "a", "new"));
        int calls = _target.Calls.Count;

        await ApplyAsync(Record(1, "a", "old"), Record(1_000, "b", "1"), Record(2_000, "c", "1"));
        await ApplyAsync(Record(3_000, "a", "new"));

        Assert.Equal("new", _target.Items["a"]);
        Assert.Equal(calls, _target.Calls.Count);
    }

    [Fact]
    public async Task Apply_OfTwoBatchesDeliveredAgainAsOne_WritesNothing()
    {
        await StartAsync();
        await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"));
        await ApplyAsync(Record(3, "a", "2"), Record(4, "c", "1"));
        int calls = _target.Calls.Count;

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"), Record(3, "a", "2"), Record(4, "c", "1"), Record(5, "d", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal("d", FakeTarget.IdOf(Assert.Single(_target.Calls.Skip(calls).SelectMany(call => call))));
    }

    [Fact]
    public async Task Apply_OfManyKeys_WritesTwentyFiveACall()
    {
        await StartAsync();

        await ApplyAsync([.. Enumerable.Range(0, 60).Select(each => Record(each, $"k{each}", "1"))]);

        Assert.Equal(60, _target.Items.Count);
        Assert.Equal([10, 25, 25], _target.Calls.Select(call => call.Count).Order());
    }

    [Fact]
    public async Task Apply_BeforeTheFirstWrite_HasItsIntentInTheLedger()
    {
        await StartAsync();
        _target.Answer = (writes, _) =>
        {
            Assert.Equal(LedgerSamples.Numbers(1, 2), IntentRow.Read(Assert.Single(_store.RowsOf(LedgerConstants.IntentPrefix))).Numbers);
            Assert.Empty(_store.RowsOf(LedgerConstants.ReceiptPrefix));
            return Task.FromResult(_target.Carry(writes));
        };

        await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"));

        Assert.Equal(2, _target.Items.Count);
    }

    [Fact]
    public async Task Apply_OfUnprocessedItems_SendsThemAgain()
    {
        await StartAsync();
        _target.Answer = (writes, _) =>
        {
            _target.Carry(writes.Take(1));
            return Task.FromResult<IReadOnlyList<RawWrite>>([.. writes.Skip(1)]);
        };

        BatchAnswer answer = await ApplyAsync([.. Enumerable.Range(0, 6).Select(each => Record(each, $"k{each}", "1"))]);

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal(6, _target.Items.Count);
        Assert.Equal(5 + 4 + 3 + 2 + 1, (await _ledger.ReadFiguresAsync(_control.Scope, Token)).Repeated);
    }

    [Fact]
    public async Task Apply_ToAThrottledTarget_EndsBeforeTheDeadlineAndAnswersTheFirstRecordOfWhatIsLeft()
    {
        await StartAsync();
        _target.Answer = (writes, _) => writes.Any(write => FakeTarget.IdOf(write) == "hot")
            ? Task.FromResult<IReadOnlyList<RawWrite>>([.. writes.Where(write => FakeTarget.IdOf(write) == "hot").Take(1 + _target.Carry(writes.Where(write => FakeTarget.IdOf(write) != "hot")).Count)])
            : Task.FromResult(_target.Carry(writes));
        DateTimeOffset deadline = _clock.GetUtcNow().AddSeconds(60);

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "hot", "1"), Record(3, "b", "1"), Record(4, "hot", "2"));

        Assert.Equal(Number(2), answer.FirstUnsettled);
        Assert.True(_clock.GetUtcNow() < deadline);
        Assert.Equal(["a", "b"], _target.Items.Keys);
        Assert.Equal(LedgerSamples.Numbers(1, 3), Assert.Single(await ReceiptsAsync()).Applied);
        Assert.Empty(_store.RowsOf(LedgerConstants.IntentPrefix));
        Assert.Empty(_store.RowsOf(LedgerConstants.ParkedPrefix));
    }

    [Fact]
    public async Task Apply_OfWhatWasLeft_WritesOnlyThat()
    {
        await StartAsync();
        bool isHot = true;
        _target.Answer = (writes, _) => isHot
            ? Task.FromResult<IReadOnlyList<RawWrite>>([.. writes.Where(write => FakeTarget.IdOf(write) == "hot")])
            : Task.FromResult(_target.Carry(writes));
        string[] batch = [Record(1, "hot", "1"), Record(2, "a", "1")];
        Assert.Equal(Number(1), (await ApplyAsync(batch)).FirstUnsettled);

        isHot = false;
        _target.Calls.Clear();
        BatchAnswer answer = await ApplyAsync(batch);

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal("hot", FakeTarget.IdOf(Assert.Single(Assert.Single(_target.Calls))));
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("ResourceNotFoundException")]
    [InlineData("KMSAccessDeniedException")]
    [InlineData("ExpiredTokenException")]
    public async Task Apply_ToATargetThatTakesNothing_FailsParksNothingAndEndsItsIntent(string code)
    {
        await StartAsync();
        _target.Answer = (_, _) => throw FakeTarget.Error(code);

        ApplyingRefusedException refused = await Assert.ThrowsAsync<ApplyingRefusedException>(() => ApplyAsync(Record(1, "a", "1")));

        Assert.Equal(code, refused.ErrorType);
        Assert.Single(_target.Calls);
        Assert.Empty(_store.RowsOf(LedgerConstants.ParkedPrefix));
        Assert.Empty(_store.RowsOf(LedgerConstants.IntentPrefix));
        Assert.Empty(_store.RowsOf(LedgerConstants.ReceiptPrefix));
    }

    [Fact]
    public async Task Apply_ToATargetOfAnotherKey_ParksNothing()
    {
        await StartAsync();
        _target.Answer = (_, _) => throw FakeTarget.Error(
            "ValidationException", message: "The provided key element does not match the schema");

        await Assert.ThrowsAsync<ApplyingRefusedException>(() => ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1")));

        Assert.Empty(_store.RowsOf(LedgerConstants.ParkedPrefix));
    }

    [Fact]
    public async Task Apply_OfAnItemThatIsRefused_FindsAndParksItAndAppliesTheOthers()
    {
        await StartAsync();
        RefuseValue("bad");

        BatchAnswer answer = await ApplyAsync(
            Record(1, "a", "1"), Record(2, "b", "ok"), Record(3, "b", "bad"), Record(4, "c", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal(["a", "c"], _target.Items.Keys);
        BatchReceipt receipt = Assert.Single(await ReceiptsAsync());
        Assert.Equal(LedgerSamples.Numbers(1, 4), receipt.Applied);
        Assert.Equal(LedgerSamples.Numbers(2, 3), receipt.Parked);
        ParkedKey parked = Assert.Single(await _ledger.ReadParkedAsync(_control.Scope, Token));
        Assert.Equal(("""{"id":{"S":"b"}}""", "ValidationException", 2), (Text(parked.Key), parked.ErrorCode, parked.TimesSeen));
        BellMessage rung = Assert.Single(_bell.Messages);
        Assert.Equal([new BellKey(parked.KeyHash, Number(3), "ValidationException")], rung.Keys);
        Assert.DoesNotContain("bad", rung.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhenTheBellFails_IsSettledAllTheSame()
    {
        await StartAsync();
        RefuseValue("bad");
        _bell.Fault = FakeTarget.Error("QueueDoesNotExist");

        BatchAnswer answer = await ApplyAsync(Record(1, "b", "bad"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal("Ring", Assert.Single(_observer.Of<LedgerStepFailed>()).Step);
    }

    [Fact]
    public async Task Apply_OfARefusedKeyWhoseNextRecordIsGood_AppliesThat()
    {
        await StartAsync();
        RefuseValue("bad");
        await ApplyAsync(Record(1, "b", "bad"));

        await ApplyAsync(Record(2, "b", "good"));

        Assert.Equal([KeyValuePair.Create("b", "good")], _target.Items);
        Assert.Single(await _ledger.ReadParkedAsync(_control.Scope, Token));
    }

    [Theory]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    public async Task Apply_WithAnUnknownOutcome_DoubtsTheKeysAndDoesNotRepeatThem(string code, HttpStatusCode status)
    {
        await StartAsync();
        _target.Answer = (_, _) => throw FakeTarget.Error(code, status);

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "a", "2"));

        Assert.Equal(Number(1), answer.FirstUnsettled);
        Assert.Single(_target.Calls);
        DoubtfulKey doubt = Assert.Single(await _ledger.ReadDoubtsAsync(_control.Scope, Token));
        Assert.Equal((LedgerSamples.Number(2), code), (doubt.Number, doubt.Cause));
        Assert.Equal(_clock.Now + LedgerConstants.RequestLifetime, doubt.SettleAfter);
        BatchIntent left = Assert.Single(await _ledger.ReadIntentsAsync(_control.Scope, Token));
        Assert.True(left.IsEnded);
        Assert.Equal(doubt.SettleAfter, left.SettledAfter);
    }

    [Fact]
    public async Task Apply_AfterAnUnknownOutcome_WaitsUntilNothingOfItCanLand()
    {
        await StartAsync();
        _target.Answer = (_, _) => throw new System.IO.IOException("reset");
        await ApplyAsync(Record(1, "a", "1"));
        DateTime settled = Assert.Single(await _ledger.ReadDoubtsAsync(_control.Scope, Token)).SettleAfter;
        DateTime wroteAt = default;
        _target.Answer = (writes, _) =>
        {
            wroteAt = _clock.Now;
            return Task.FromResult(_target.Carry(writes));
        };

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "a", "2"));

        Assert.Null(answer.FirstUnsettled);
        Assert.True(wroteAt >= settled);
        Assert.Empty(await _ledger.ReadIntentsAsync(_control.Scope, Token));
        Assert.Single(await _ledger.ReadDoubtsAsync(_control.Scope, Token));
    }

    [Fact]
    public async Task Apply_OverAnIntentThatCannotEndInTime_WritesNothing()
    {
        await StartAsync();
        await _ledger.WriteIntentAsync(_control.Scope, Intent("other", 3600, 1), Token);

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"));

        Assert.Equal(Number(1), answer.FirstUnsettled);
        Assert.Empty(_target.Calls);
        Assert.Equal("other", Assert.Single(await _ledger.ReadIntentsAsync(_control.Scope, Token)).Id);
    }

    [Fact]
    public async Task Apply_OverAnIntentOfOtherRecords_DoesNotWait()
    {
        await StartAsync();
        await _ledger.WriteIntentAsync(_control.Scope, Intent("other", 3600, 1, 3), Token);

        BatchAnswer answer = await ApplyAsync(Record(2, "a", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Empty(_observer.Of<IntentAwaited>());
    }

    [Fact]
    public async Task Apply_AfterAnAttemptThatDied_DoubtsItsKeys()
    {
        await StartAsync();
        await _ledger.WriteIntentAsync(_control.Scope, Intent("dead", 10, 1, 2, 9), Token);

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"), Record(3, "c", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal(3, _target.Items.Count);
        IReadOnlyList<DoubtfulKey> doubts = await _ledger.ReadDoubtsAsync(_control.Scope, Token);
        Assert.Equal(["""{"id":{"S":"a"}}""", """{"id":{"S":"b"}}"""], doubts.Select(doubt => Text(doubt.Key)).Order(StringComparer.Ordinal));
        Assert.All(doubts, doubt => Assert.Equal("AttemptDied", doubt.Cause));
        Assert.Equal(LedgerSamples.Numbers(9), Assert.Single(await _ledger.ReadIntentsAsync(_control.Scope, Token)).Numbers);
    }

    [Fact]
    public async Task Apply_OfARecordThatCrashesTheFunction_FindsAndParksIt()
    {
        await StartAsync();
        string[] batch = [.. Enumerable.Range(1, 20).Select(each => Record(each, $"k{each:D2}", "1"))];
        int from = 0;
        int attempts = 0;
        while (from < batch.Length)
        {
            Assert.InRange(++attempts, 1, 40);
            string? first = await ApplyOrDieAsync(batch[from..], "k07");
            from = first is null ? batch.Length : first == "died" ? from : Array.FindIndex(batch, each => each.Contains(first, StringComparison.Ordinal));
        }

        Assert.Equal(19, _target.Items.Count);
        ParkedKey parked = Assert.Single(await _ledger.ReadParkedAsync(_control.Scope, Token));
        Assert.Equal(("""{"id":{"S":"k07"}}""", ParkingReason.FunctionCrashed), (Text(parked.Key), parked.ErrorCode));
    }

    [Fact]
    public async Task Apply_OfABatchThatWasReceipted_WritesNothing()
    {
        await StartAsync();
        await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"));
        await ApplyAsync(Record(3, "a", "2"));
        _target.Calls.Clear();

        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Empty(_target.Calls);
        Assert.Equal("2", _target.Items["a"]);
        Assert.Equal(2, (await ReceiptsAsync()).Count);
    }

    [Fact]
    public async Task Apply_OfRecordsOlderThanTheSnapshot_ReceiptsThemUnwritten()
    {
        await StartAsync();
        DateTime old = _control.SkipBefore!.Value.AddSeconds(-1);

        BatchAnswer answer = await ApplyAsync(
            Record(1, "a", "1", old), Record(2, "b", "1", _control.SkipBefore), Record(3, "c", null, old));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal(["b"], _target.Items.Keys);
        BatchReceipt receipt = Assert.Single(await ReceiptsAsync());
        Assert.Equal(LedgerSamples.Numbers(1, 3), receipt.Skipped);
        Assert.Equal(LedgerSamples.Numbers(2), receipt.Applied);
    }

    [Fact]
    public async Task Apply_OfOldRecordsOnly_NeedsNoIntent()
    {
        await StartAsync();

        await ApplyAsync(Record(1, "a", "1", _control.SkipBefore!.Value.AddDays(-1)));

        Assert.Equal(LedgerSamples.Numbers(1), Assert.Single(await ReceiptsAsync()).Skipped);
        Assert.Null(await _ledger.ReadBrokenWindowAsync(_control.Scope, Token));
    }

    [Fact]
    public async Task Apply_OfARecordOlderThan22Hours_MarksTheWindowForGood()
    {
        await StartAsync(_control with { SkipBefore = null });

        await ApplyAsync(Record(1, "a", "1", LedgerSamples.Time.AddHours(-22)));
        Assert.Null(await _ledger.ReadBrokenWindowAsync(_control.Scope, Token));

        await ApplyAsync(Record(2, "a", "2", LedgerSamples.Time.AddHours(-22).AddSeconds(-1)));
        await ApplyAsync(Record(3, "a", "3", LedgerSamples.Time.AddHours(-23)));
        Assert.Equal(Number(2), (await _ledger.ReadBrokenWindowAsync(_control.Scope, Token))!.SequenceNumber);
        Assert.Equal("3", _target.Items["a"]);
    }

    [Fact]
    public async Task Apply_WithoutARow_IsRefused() => await RefusedAsync("StreamNotInLedger");

    [Fact]
    public async Task Apply_WhenStopped_IsRefused()
    {
        await StartAsync(_control with { State = CdcState.Stopped });
        await RefusedAsync("ApplyingStopped");
    }

    [Fact]
    public async Task Apply_ByAnotherVersion_IsRefused()
    {
        await StartAsync(_control with { FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:8" });
        await RefusedAsync("FunctionNotInCharge");
    }

    [Fact]
    public async Task Apply_ForAnotherTable_IsRefused()
    {
        await StartAsync(_control with { SourceTableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Other" });
        await RefusedAsync("LedgerOfAnotherTable");
    }

    [Fact]
    public async Task Apply_OfAnotherKeySchema_IsRefusedWithoutShowingTheKey()
    {
        await StartAsync(_control with { Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.N)) });

        StreamEventException refused = await Assert.ThrowsAsync<StreamEventException>(() => ApplyAsync(Record(1, "secret", "1")));

        Assert.Equal("KeySchemaDiffers", refused.ErrorType);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read", "arn")]
    [InlineData("Write", LedgerConstants.IntentPrefix)]
    [InlineData("Query", LedgerConstants.IntentPrefix)]
    [InlineData("Query", LedgerConstants.ReceiptPrefix)]
    [InlineData("Write", LedgerConstants.ReceiptPrefix)]
    public async Task Apply_WhenTheLedgerFails_IsRepeatedAsAWholeAndEndsRight(string operation, string entry)
    {
        await StartAsync();
        foreach (bool isAnswerLost in new[] { false, true })
        {
            Task Fail(LedgerCall call) => call.Operation == operation && call.Entry.StartsWith(entry, StringComparison.Ordinal)
                ? Task.FromException(FakeTarget.Error("InternalServerError", HttpStatusCode.InternalServerError))
                : Task.CompletedTask;
            (isAnswerLost ? new Action(() => _store.After = Fail) : () => _store.Before = Fail)();
            await Assert.ThrowsAnyAsync<Exception>(() => ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1")));
            _store.Before = _ => Task.CompletedTask;
            _store.After = _ => Task.CompletedTask;
        }

        // What an attempt left behind is over after its deadline and one lifetime.
        _clock.Advance(TimeSpan.FromSeconds(81));
        BatchAnswer answer = await ApplyAsync(Record(1, "a", "1"), Record(2, "b", "1"));

        Assert.Null(answer.FirstUnsettled);
        Assert.Equal(2, _target.Items.Count);
        Assert.NotEmpty(await ReceiptsAsync());
    }

    [Theory]
    [InlineData("Add", LedgerConstants.FiguresEntry)]
    [InlineData("Delete", LedgerConstants.IntentPrefix)]
    public async Task Apply_WhenAStepAfterTheReceiptFails_IsSettled(string operation, string entry)
    {
        await StartAsync();
        _store.Before = call => call.Operation == operation && call.Entry.StartsWith(entry, StringComparison.Ordinal)
            ? Task.FromException(FakeTarget.Error("InternalServerError", HttpStatusCode.InternalServerError))
            : Task.CompletedTask;

        Assert.Null((await ApplyAsync(Record(1, "a", "1"))).FirstUnsettled);
        Assert.NotEmpty(_observer.Of<LedgerStepFailed>());
        _store.Before = _ => Task.CompletedTask;
        Assert.Null((await ApplyAsync(Record(1, "a", "1"))).FirstUnsettled);
    }

    [Fact]
    public async Task Apply_WithoutTimeToWrite_IsRefused()
    {
        await StartAsync();

        ApplyingRefusedException refused = await Assert.ThrowsAsync<ApplyingRefusedException>(() => _applier.ApplyAsync(
            Event(Record(1, "a", "1")), new Invocation("r", LedgerSamples.FunctionArn, _clock.GetUtcNow().AddSeconds(2.5)), Token));

        Assert.Equal("TimeLimitTooShort", refused.ErrorType);
        Assert.Empty(_target.Calls);
    }

    [Fact]
    public async Task Apply_OfAnEmptyEvent_AsksNobody()
    {
        _store.Before = call => throw new InvalidOperationException(call.Operation);

        Assert.Null((await ApplyAsync()).FirstUnsettled);
    }

    [Fact]
    public async Task Apply_WithoutAnAnswerInTime_LeavesNothingUnderWayAtTheDeadline()
    {
        await StartAsync();
        _target.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            return [];
        };
        Task<BatchAnswer> applying = ApplyAsync(Record(1, "a", "1"));
        while (_target.Calls.Count == 0)
        {
            await Task.Yield();
        }

        _clock.Advance(ApplyingConstants.AttemptTimeout);
        BatchAnswer answer = await applying;

        Assert.Equal(Number(1), answer.FirstUnsettled);
        Assert.Equal("NoAnswerInTime", Assert.Single(await _ledger.ReadDoubtsAsync(_control.Scope, Token)).Cause);
    }

    [Fact]
    public void Answer_InJson_IsThatOfReportBatchItemFailures()
    {
        System.Buffers.ArrayBufferWriter<byte> some = new();
        new BatchAnswer("47").Write(some);
        System.Buffers.ArrayBufferWriter<byte> none = new();
        BatchAnswer.AllSettled.Write(none);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"47"}]}""", Text(some.WrittenMemory));
        Assert.Equal("""{"batchItemFailures":[]}""", Text(none.WrittenMemory));
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private BatchIntent Intent(string id, int seconds, params long[] numbers) => new()
    {
        Id = id,
        RequestId = id,
        Epoch = 3,
        Attempt = 1,
        SettledAfter = _clock.Now.AddSeconds(seconds),
        Records = numbers.Length,
        Numbers = LedgerSamples.Numbers(numbers),
    };

    private void RefuseValue(string value) => _target.Answer = (writes, _) =>
        writes.Any(write => FakeTarget.ValueOf(write) == value)
            ? throw FakeTarget.Error("ValidationException", message: "Item size has exceeded the maximum allowed size")
            : Task.FromResult(_target.Carry(writes));

    private async Task StartAsync(CdcControl? control = null) =>
        _control = (await _ledger.TryWriteControlAsync(control ?? _control, Token))!;

    private Task<BatchAnswer> ApplyAsync(params string[] records) => _applier.ApplyAsync(
        Event(records),
        new Invocation($"request-{++_requests}", LedgerSamples.FunctionArn, _clock.GetUtcNow().AddSeconds(60)),
        Token);

    /// <summary>An invocation in a process that dies when the key is written; nothing of it goes on.</summary>
    private async Task<string?> ApplyOrDieAsync(string[] records, string crasher)
    {
        TaskCompletionSource died = new();
        _target.Answer = (writes, _) =>
        {
            if (writes.All(write => FakeTarget.IdOf(write) != crasher))
            {
                return Task.FromResult(_target.Carry(writes));
            }

            died.TrySetResult();
            return new TaskCompletionSource<IReadOnlyList<RawWrite>>().Task;
        };
        Task<BatchAnswer> applying = ApplyAsync(records);
        if (await Task.WhenAny(applying, died.Task) == applying)
        {
            return (await applying).FirstUnsettled;
        }

        // The next delivery comes when the dead one can no longer be in the way; that it would wait is another test's.
        _clock.Advance(TimeSpan.FromSeconds(81));
        return "died";
    }

    private async Task RefusedAsync(string errorType)
    {
        ApplyingRefusedException refused = await Assert.ThrowsAsync<ApplyingRefusedException>(() => ApplyAsync(Record(1, "a", "1")));

        Assert.Equal(errorType, refused.ErrorType);
        Assert.Empty(_target.Calls);
        Assert.Empty(_store.RowsOf(LedgerConstants.IntentPrefix));
    }

    private async Task<List<BatchReceipt>> ReceiptsAsync()
    {
        List<BatchReceipt> all = [];
        await foreach (BatchReceipt receipt in _ledger.ReadReceiptsAsync(_control.Scope, null, Token))
        {
            all.Add(receipt);
        }

        return all;
    }
}
