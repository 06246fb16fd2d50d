using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Ledgers.LedgerSamples;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

public sealed class LedgerTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly FakeClock _clock = new();
    private readonly MemoryLedgerStore _store;
    private readonly Ledger _ledger;

    public LedgerTests()
    {
        _store = new MemoryLedgerStore(_clock);
        _ledger = new Ledger(_store);
    }

    [Fact]
    public async Task Control_WrittenAndRead_IsTheSame()
    {
        CdcControl? written = await _ledger.TryWriteControlAsync(Control, Token);

        ControlReading reading = await _ledger.ReadControlAsync(StreamArn, Token);

        Assert.Equal(1, written!.Version);
        Assert.Equal(written with { Made = [] }, reading.Control! with { Made = [] });
        Assert.Equal(Control.Made, reading.Control!.Made);
        Assert.Equal(_clock.GetUtcNow(), reading.ServiceTime);
        Assert.Single(await _ledger.ReadControlsAsync(Token));
    }

    [Fact]
    public async Task Control_WithNothingOptional_IsReadBack()
    {
        CdcControl bare = Control with
        {
            SnapshotTime = null, SkipBefore = null, MappingId = null, QueueUrl = null, QueueArn = null, Made = [],
            Key = new(new("id", Core.Items.KeyAttributeType.B)),
        };

        await _ledger.TryWriteControlAsync(bare, Token);

        CdcControl read = (await _ledger.ReadControlAsync(StreamArn, Token)).Control!;
        Assert.Equal(bare with { Version = 1, Made = [] }, read with { Made = [] });
    }

    [Fact]
    public async Task Control_ChangedBySomebodyElse_IsNotWrittenNorRemoved()
    {
        CdcControl first = (await _ledger.TryWriteControlAsync(Control, Token))!;
        CdcControl second = (await _ledger.TryWriteControlAsync(first with { Epoch = 4 }, Token))!;

        Assert.Null(await _ledger.TryWriteControlAsync(Control, Token));
        Assert.Null(await _ledger.TryWriteControlAsync(first with { Epoch = 5 }, Token));
        Assert.False(await _ledger.TryRemoveControlAsync(first, Token));
        Assert.Equal(4, (await _ledger.ReadControlAsync(StreamArn, Token)).Control!.Epoch);
        Assert.True(await _ledger.TryRemoveControlAsync(second, Token));
        Assert.Null((await _ledger.ReadControlAsync(StreamArn, Token)).Control);
    }

    [Fact]
    public async Task Control_ThatIsNoneOfOurs_IsTold()
    {
        LedgerRow row = new LedgerRow(LedgerConstants.ControlScope, StreamArn).Set("RunId", "1");
        await _store.TryWriteAsync(row, LedgerCondition.None, Token);

        InvalidDataException told = await Assert.ThrowsAsync<InvalidDataException>(() => _ledger.ReadControlAsync(StreamArn, Token));

        Assert.EndsWith("has no 'Epoch' that can be read.", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_ClaimedByAnotherStream_IsRefused()
    {
        TargetClaim ours = await _ledger.ClaimTargetAsync(TargetTableArn, StreamArn, Token);
        TargetClaim again = await _ledger.ClaimTargetAsync(TargetTableArn, StreamArn, Token);
        TargetClaim theirs = await _ledger.ClaimTargetAsync(TargetTableArn, "other stream", Token);

        Assert.Equal(new TargetClaim(TargetTableArn, StreamArn), ours);
        Assert.Equal(ours, again);
        Assert.Equal(ours, theirs);
        Assert.False(await _ledger.TryReleaseTargetAsync(TargetTableArn, "other stream", Token));
        Assert.True(await _ledger.TryReleaseTargetAsync(TargetTableArn, StreamArn, Token));
        Assert.Equal("other stream", (await _ledger.ClaimTargetAsync(TargetTableArn, "other stream", Token)).StreamArn);
    }

    [Fact]
    public async Task Intent_WrittenNarrowedAndRemoved_IsReadEachTime()
    {
        BatchIntent intent = new()
        {
            Id = "a", RequestId = "r", Epoch = 3, Attempt = 2, SettledAfter = Time, Records = 3, Numbers = Numbers(1, 2, 5), IsEnded = true,
        };
        await _ledger.WriteIntentAsync(Control.Scope, intent, Token);
        BatchIntent read = Assert.Single(await _ledger.ReadIntentsAsync(Control.Scope, Token));
        Assert.Equal(intent with { Numbers = read.Numbers }, read);
        Assert.Equal(intent.Numbers, read.Numbers);

        await _ledger.NarrowIntentAsync(Control.Scope, intent, Numbers(5), Token);
        Assert.Equal(Numbers(5), Assert.Single(await _ledger.ReadIntentsAsync(Control.Scope, Token)).Numbers);

        await _ledger.NarrowIntentAsync(Control.Scope, intent, SequenceNumberSet.Empty, Token);
        Assert.Empty(await _ledger.ReadIntentsAsync(Control.Scope, Token));

        await _ledger.NarrowIntentAsync(Control.Scope, intent, Numbers(5), Token);
        Assert.Empty(await _ledger.ReadIntentsAsync(Control.Scope, Token));
    }

    [Fact]
    public async Task Receipts_FromANumberOn_AreAllThatCanHoldIt()
    {
        await _ledger.WriteReceiptAsync(Control.Scope, Receipt("a", 1, 2, 3), Token);
        await _ledger.WriteReceiptAsync(Control.Scope, Receipt("b", 4, 9), Token);
        await _ledger.WriteReceiptAsync(Control.Scope, Receipt("c", 5, 6), Token);
        await _ledger.WriteReceiptAsync("another run", Receipt("d", 5, 6), Token);

        Assert.Equal(["a", "c", "b"], await ReceiptsFrom(null));
        Assert.Equal(["a", "c", "b"], await ReceiptsFrom(Number(3)));
        Assert.Equal(["c", "b"], await ReceiptsFrom(Number(4)));
        Assert.Equal(["b"], await ReceiptsFrom(Number(7)));
        Assert.Empty(await ReceiptsFrom(Number(10)));
    }

    [Fact]
    public async Task Receipt_WrittenTwice_IsOneAndTheSame()
    {
        BatchReceipt receipt = Receipt("a", 1, 2) with { Skipped = Numbers(0), Parked = Numbers(7) };
        await _ledger.WriteReceiptAsync(Control.Scope, receipt, Token);
        await _ledger.WriteReceiptAsync(Control.Scope, receipt, Token);

        BatchReceipt read = Assert.Single(await ToListAsync(_ledger.ReadReceiptsAsync(Control.Scope, null, Token)));

        Assert.Equal(Numbers(0, 1, 2, 7), read.Numbers);
        Assert.Equal(receipt.Applied, read.Applied);
        Assert.Equal(receipt.Lag.Counts, read.Lag.Counts);
        Assert.Equal((receipt.OldestCreated, receipt.NewestCreated, receipt.AppliedAt), (read.OldestCreated, read.NewestCreated, read.AppliedAt));
        Assert.True(read.Contains(Number(7)));
        Assert.False(read.Contains(Number(3)));
    }

    [Fact]
    public async Task ParkedKey_SeenAgain_IsCountedAndRemovedOnlyWhileItIsTheSame()
    {
        ParkedKey first = new("hash", Key("k"), Number(1), Time, "ValidationException", "too large", 1, Time);
        ParkedKey second = first with { Number = Number(2) };
        await _ledger.AddParkedAsync(Control.Scope, first, Token);
        await _ledger.AddParkedAsync(Control.Scope, second, Token);

        ParkedKey read = Assert.Single(await _ledger.ReadParkedAsync(Control.Scope, Token));

        Assert.Equal(Text(first.Key), Text(read.Key));
        Assert.Equal(second with { TimesSeen = 2 }, read with { Key = second.Key });
        Assert.False(await _ledger.TryRemoveParkedAsync(Control.Scope, first, Token));
        Assert.True(await _ledger.TryRemoveParkedAsync(Control.Scope, read, Token));
        Assert.Empty(await _ledger.ReadParkedAsync(Control.Scope, Token));
    }

    [Fact]
    public async Task Doubt_ThatCameAgain_IsNotRemovedWithTheFirst()
    {
        DoubtfulKey first = new("hash", Key("k"), Number(1), Time, "no answer");
        DoubtfulKey again = first with { SettleAfter = Time.AddSeconds(30) };
        await _ledger.WriteDoubtsAsync(Control.Scope, [first, first with { KeyHash = "other" }], Token);
        await _ledger.WriteDoubtsAsync(Control.Scope, [again], Token);

        Assert.Equal(["hash", "other"], (await _ledger.ReadDoubtsAsync(Control.Scope, Token)).Select(doubt => doubt.KeyHash));
        Assert.False(await _ledger.TryRemoveDoubtAsync(Control.Scope, first, Token));
        Assert.True(await _ledger.TryRemoveDoubtAsync(Control.Scope, again, Token));
        Assert.Equal("other", Assert.Single(await _ledger.ReadDoubtsAsync(Control.Scope, Token)).KeyHash);
    }

    [Fact]
    public async Task Figures_OfSeveralBatches_AreAddedUp()
    {
        CdcFigures batch = new()
        {
            Batches = 1, Records = 5, Puts = 2, Deletes = 1, TimeToLiveDeletes = 1, Superseded = 1, Skipped = 1, Parked = 0, Repeated = 3,
            NewestCreated = Time, AppliedAt = Time.AddSeconds(2), Lag = Lag(2, 2, 90),
        };
        await _ledger.AddFiguresAsync(Control.Scope, batch, Token);
        await _ledger.AddFiguresAsync(Control.Scope, batch with { AppliedAt = Time.AddMinutes(1) }, Token);

        CdcFigures all = await _ledger.ReadFiguresAsync(Control.Scope, Token);
        IReadOnlyList<CdcFigures> minutes = await _ledger.ReadMinutesAsync(Control.Scope, Time, Token);

        Assert.Equal((2, 10, 4, 2, 2, 2, 2, 0, 6), (
            all.Batches, all.Records, all.Puts, all.Deletes, all.TimeToLiveDeletes, all.Superseded, all.Skipped, all.Parked, all.Repeated));
        Assert.Equal((6, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(90)), (all.Lag.Count, all.Lag.Percentile(0.5), all.Lag.Maximum));
        Assert.Null(all.Minute);
        Assert.Equal([Time, Time.AddMinutes(1)], minutes.Select(minute => minute.Minute!.Value));
        Assert.Single(await _ledger.ReadMinutesAsync(Control.Scope, Time.AddMinutes(1), Token));
    }

    [Fact]
    public async Task BrokenWindow_MarkedTwice_KeepsItsFirstCause()
    {
        Assert.Null(await _ledger.ReadBrokenWindowAsync(Control.Scope, Token));

        await _ledger.MarkBrokenWindowAsync(Control.Scope, new BrokenWindow("first", "47", Time), Token);
        await _ledger.MarkBrokenWindowAsync(Control.Scope, new BrokenWindow("second", null, Time.AddDays(1)), Token);

        Assert.Equal(new BrokenWindow("first", "47", Time), await _ledger.ReadBrokenWindowAsync(Control.Scope, Token));
    }

    [Fact]
    public async Task RemoveRun_OfManyRows_LeavesOtherRunsAndTheControlRow()
    {
        await _ledger.TryWriteControlAsync(Control, Token);
        await _ledger.WriteDoubtsAsync(
            Control.Scope, Enumerable.Range(0, 250).Select(each => new DoubtfulKey($"{each:x32}", Key("k"), Number(1), Time, "c")), Token);
        await _ledger.WriteReceiptAsync(Control.Scope, Receipt("a", 1), Token);
        await _ledger.WriteReceiptAsync("another run", Receipt("d", 5, 6), Token);

        await _ledger.RemoveRunAsync(Control.Scope, Token);

        // The receipt of the other run is two rows: itself, and the one that points to it from its first number.
        Assert.Equal(
            ["another run", "another run", LedgerConstants.ControlScope], _store.RowsOf(string.Empty).Select(row => row.Scope).Order());
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> all = [];
        await foreach (T each in source)
        {
            all.Add(each);
        }

        return all;
    }

    private async Task<IEnumerable<string>> ReceiptsFrom(SequenceNumber? number) =>
        (await ToListAsync(_ledger.ReadReceiptsAsync(Control.Scope, number, Token))).Select(receipt => receipt.RequestId);
}
