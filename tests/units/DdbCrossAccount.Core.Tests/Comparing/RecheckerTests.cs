using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Comparing.Rechecking;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Comparing;

public sealed class RecheckerTests
{
    private static readonly RecheckOptions Options = new()
    {
        StableFor = TimeSpan.FromSeconds(10),
        GiveUpAfter = TimeSpan.FromSeconds(60),
        MaxPending = 150,
    };

    private readonly FakeClock _clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task Run_EqualByNow_IsToldAtOnce()
    {
        RecheckedPair pair = Assert.Single(await RunAsync([MismatchKind.Different], (_, _) => new PairReading(1, 1)));

        Assert.Equal((RecheckVerdict.Equal, TimeSpan.Zero, 1), (pair.Verdict, pair.Age, pair.TimesSeen));
    }

    [Fact]
    public async Task Run_NeitherHasAnItemByNow_IsEqual() => Assert.Equal(
        RecheckVerdict.Equal, Assert.Single(await RunAsync([MismatchKind.Missing], (_, _) => new PairReading(null, null))).Verdict);

    [Fact]
    public async Task Run_EqualAfterAWhile_IsEqualWithItsAge()
    {
        IReadOnlyList<RecheckedPair> pairs = await RunAsync(
            [MismatchKind.Missing], (_, age) => new PairReading(1, age < TimeSpan.FromSeconds(5) ? null : 1));

        RecheckedPair pair = Assert.Single(pairs);
        Assert.Equal((RecheckVerdict.Equal, MismatchKind.Missing), (pair.Verdict, pair.Kind));
        Assert.InRange(pair.Age, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(1, null, "Missing")]
    [InlineData(null, 1, "Extra")]
    [InlineData(1, 2, "Different")]
    public async Task Run_StaysAsItIs_IsADifferenceOnceItIsStable(int? source, int? target, string kind)
    {
        RecheckedPair pair = Assert.Single(await RunAsync([MismatchKind.Different], (_, _) => Reading(source, target)));

        Assert.Equal((RecheckVerdict.Different, kind), (pair.Verdict, pair.Kind.ToString()));
        Assert.Equal(Options.StableFor, pair.Age);
        Assert.InRange(pair.TimesSeen, 4, 6);
    }

    [Fact]
    public async Task Run_KeepsChanging_IsMovingAndNoDifference()
    {
        RecheckedPair pair = Assert.Single(await RunAsync(
            [MismatchKind.Different], (_, age) => new PairReading((UInt128)age.Ticks + 1, (UInt128)age.Ticks)));

        Assert.Equal((RecheckVerdict.Moving, Options.GiveUpAfter), (pair.Verdict, pair.Age));
    }

    [Fact]
    public async Task Run_ChangesAndThenStays_IsADifference()
    {
        RecheckedPair pair = Assert.Single(await RunAsync(
            [MismatchKind.Different],
            (_, age) => new PairReading(1, age < TimeSpan.FromSeconds(20) ? (UInt128)age.Ticks + 2 : 2)));

        Assert.Equal(RecheckVerdict.Different, pair.Verdict);
        Assert.InRange(pair.Age, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Run_MoreThanMayWait_TellsEachOnce()
    {
        IReadOnlyList<RecheckedPair> pairs = await RunAsync(
            [.. Enumerable.Repeat(MismatchKind.Different, 1_000)], (key, _) => key % 3 == 0 ? new PairReading(1, 1) : new PairReading(1, 2));

        Assert.Equal(Enumerable.Range(0, 1_000), pairs.Select(pair => BitConverter.ToInt32(pair.Key.Span)).Order());
        Assert.All(pairs, pair => Assert.Equal(
            BitConverter.ToInt32(pair.Key.Span) % 3 == 0 ? RecheckVerdict.Equal : RecheckVerdict.Different, pair.Verdict));
    }

    [Fact]
    public async Task Run_ReadingFails_Throws() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => RunAsync([MismatchKind.Different], (_, _) => throw new InvalidOperationException("refused")));

    [Fact]
    public async Task Run_FindingFails_Throws()
    {
        Channel<PairMismatch> mismatches = Channel.CreateUnbounded<PairMismatch>();
        mismatches.Writer.Complete(new InvalidOperationException("scan failed"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => new Rechecker(_clock, new Reader(_clock, (_, _) => default), Options, _ => { })
            .RunAsync(mismatches.Reader, CancellationToken.None));
    }

    private async Task<IReadOnlyList<RecheckedPair>> RunAsync(MismatchKind[] kinds, Func<int, TimeSpan, PairReading> read)
    {
        Channel<PairMismatch> mismatches = Channel.CreateUnbounded<PairMismatch>();
        for (int key = 0; key < kinds.Length; key++)
        {
            await mismatches.Writer.WriteAsync(new PairMismatch(kinds[key], (UInt128)key, BitConverter.GetBytes(key)));
        }

        mismatches.Writer.Complete();
        var told = new List<RecheckedPair>();
        await new Rechecker(_clock, new Reader(_clock, read), Options, told.Add).RunAsync(mismatches.Reader, CancellationToken.None);
        return told;
    }

    private static PairReading Reading(int? source, int? target) =>
        new(source is { } left ? (UInt128)left : null, target is { } right ? (UInt128)right : null);

    private sealed class Reader(FakeClock clock, Func<int, TimeSpan, PairReading> read) : IPairReader
    {
        private readonly ConcurrentDictionary<int, DateTime> _first = new();

        public Task<IReadOnlyList<PairReading>> ReadAsync(IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken token)
        {
            Assert.InRange(keys.Count, 1, IPairReader.MaxKeys);
            IReadOnlyList<PairReading> readings = [.. keys.Select(key => BitConverter.ToInt32(key.Span)).Select(
                key => read(key, clock.Now - _first.GetOrAdd(key, clock.Now)))];
            return Task.FromResult(readings);
        }
    }
}
