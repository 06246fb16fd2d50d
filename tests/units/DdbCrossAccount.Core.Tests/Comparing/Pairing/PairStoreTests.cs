using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Comparing.Pairing;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Comparing.Pairing;

public sealed class PairStoreTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pairs-");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Finish_AnyOrderAndAnyMemory_TellsEachDifferenceOnce(int seed)
    {
        output.WriteLine($"seed {seed}");
        foreach (long memory in new[] { 600L, 20_000, 300_000, long.MaxValue })
        {
            var random = new Random(seed);
            (List<(TableSide Side, ItemPrint Print)> items, List<PairMismatch> expected) = Tables(random, keys: 3_000);
            using PairStore store = Store(memory, null);

            List<PairMismatch> found = [.. Add(store, items), .. store.Finish()];

            Assert.Equal(Texts(expected), Texts(found));
            Assert.Equal(items.Count(item => item.Side == TableSide.Source), store.Counts.SourceItems);
            Assert.Equal(items.Count(item => item.Side == TableSide.Target), store.Counts.TargetItems);
            Assert.Equal((items.Count - expected.Sum(ItemsOf)) / 2, store.Counts.Equal);
            Assert.Empty(_folder.GetFiles());
        }
    }

    [Fact]
    public void Checkpoint_AnotherStoreGoesOn_TellsTheSame()
    {
        (List<(TableSide Side, ItemPrint Print)> items, List<PairMismatch> expected) = Tables(new Random(7), keys: 2_000);
        PairStore first = Store(50_000, null);
        List<PairMismatch> found = Add(first, items.Take(1_500));
        PairCheckpoint checkpoint = first.Checkpoint();
        // What comes after the checkpoint is lost with the process: it stands in the files and does not count.
        Add(first, items.Skip(1_500).Take(700));
        first.Checkpoint();
        first.Dispose();

        using PairStore second = Store(50_000, checkpoint);
        found.AddRange(Add(second, items.Skip(1_500)));
        found.AddRange(second.Finish());

        Assert.Equal(Texts(expected), Texts(found));
        Assert.Equal((items.Count - expected.Sum(ItemsOf)) / 2, second.Counts.Equal);
        Assert.Equal(items.Count, second.Counts.SourceItems + second.Counts.TargetItems);
    }

    [Fact]
    public async Task Add_ManyThreads_TellsTheSame()
    {
        (List<(TableSide Side, ItemPrint Print)> items, List<PairMismatch> expected) = Tables(new Random(11), keys: 20_000);
        using PairStore store = Store(100_000, null);

        List<PairMismatch>[] found = await Task.WhenAll(items.Chunk(items.Count / 8).Select(
            some => Task.Run(() => Add(store, some))));

        Assert.Equal(Texts(expected), Texts([.. found.SelectMany(some => some), .. store.Finish()]));
    }

    [Fact]
    public void Add_TablesInTheSameOrder_WritesNothingToDisk()
    {
        using PairStore store = Store(10_000, null);
        for (int key = 0; key < 5_000; key++)
        {
            store.Add(TableSide.Source, Print(key, 1));
            store.Add(TableSide.Target, Print(key, 1));
        }

        Assert.Empty(_folder.GetFiles());
        Assert.Equal(0, store.Counts.Waiting);
        Assert.Equal(5_000, store.Counts.Equal);
    }

    [Fact]
    public void Spilled_OnUnix_OnlyTheOwnerMayReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using PairStore store = Store(0, null);
        store.Add(TableSide.Source, Print(1, 1));
        store.Checkpoint();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Assert.Single(_folder.GetFiles()).UnixFileMode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private PairStore Store(long memory, PairCheckpoint? checkpoint) =>
        new(new PairStoreOptions { MemoryLimit = memory, SpillFolder = _folder.FullName }, checkpoint);

    private static List<PairMismatch> Add(PairStore store, IEnumerable<(TableSide Side, ItemPrint Print)> items) =>
        [.. items.Select(item => store.Add(item.Side, item.Print)).OfType<PairMismatch>()];

    /// <summary>Two tables in a random order, and how they differ.</summary>
    private static (List<(TableSide Side, ItemPrint Print)> Items, List<PairMismatch> Expected) Tables(Random random, int keys)
    {
        var items = new List<(TableSide Side, ItemPrint Print)>();
        var expected = new List<PairMismatch>();
        for (int key = 0; key < keys; key++)
        {
            MismatchKind? kind = random.Next(10) switch { 0 => MismatchKind.Missing, 1 => MismatchKind.Extra, 2 => MismatchKind.Different, _ => null };
            if (kind is not MismatchKind.Extra)
            {
                items.Add((TableSide.Source, Print(key, 1)));
            }

            if (kind is not MismatchKind.Missing)
            {
                items.Add((TableSide.Target, Print(key, kind is MismatchKind.Different ? 2 : 1)));
            }

            if (kind is { } wrong)
            {
                expected.Add(new PairMismatch(wrong, Print(key, 1).KeyDigest, Print(key, 1).Key));
            }
        }

        (TableSide Side, ItemPrint Print)[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return ([.. shuffled], expected);
    }

    private static ItemPrint Print(int key, int version)
    {
        byte[] bytes = BitConverter.GetBytes(key);
        byte[] hash = System.Security.Cryptography.SHA256.HashData(bytes);
        return new ItemPrint(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash), (UInt128)version, bytes);
    }

    private static int ItemsOf(PairMismatch mismatch) => mismatch.Kind == MismatchKind.Different ? 2 : 1;

    private static IEnumerable<string> Texts(IEnumerable<PairMismatch> mismatches) =>
        mismatches.Select(mismatch => $"{BitConverter.ToInt32(mismatch.Key.Span):D6} {mismatch.Kind}").Order();
}
