using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Rehearsal.Generating;
using DdbCrossAccount.Rehearsal.Writing;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Writing;

public sealed class WritePlanTests
{
    private static readonly KeySchema Key = GeneratedKey.Default;

    [Fact]
    public async Task Next_SameSeed_GivesTheSameWrites() =>
        Assert.Equal(Texts(await WritesAsync(2_000, seed: 5)), Texts(await WritesAsync(2_000, seed: 5)));

    [Fact]
    public async Task Next_AnotherSeed_GivesOtherWrites() =>
        Assert.NotEqual(Texts(await WritesAsync(50, seed: 5)), Texts(await WritesAsync(50, seed: 6)));

    [Fact]
    public async Task Next_ManyWrites_HasEveryKindOfChange()
    {
        IReadOnlyList<PlannedWrite> writes = await WritesAsync(5_000, seed: 1);

        Assert.Equal(Enumerable.Range(1, 5_000).Select(number => (long)number), writes.Select(write => write.Number));
        Assert.All(Enum.GetValues<WriteKind>(), kind => Assert.Contains(writes, write => write.Kind == kind));
        Assert.Contains(writes.Zip(writes.Skip(1)), IsMadeAnew);
        Assert.Contains(writes, write => write.NoteLength > 20_000);
        Assert.Contains(writes, write => write is { Kind: WriteKind.Update, NoteLength: -1 });
        Assert.Contains(writes, write => write.Key.Number >= LoadedItems);
        int hottest = writes.GroupBy(write => write.Key).Max(group => group.Count());
        Assert.True(hottest > 50, $"The hottest key has {hottest} writes.");
    }

    [Fact]
    public async Task Next_ManyWrites_OneObjectForEachKey()
    {
        IReadOnlyList<PlannedWrite> writes = await WritesAsync(5_000, seed: 1);

        IEnumerable<string> keys = writes.Select(write => write.Key).Distinct()
            .Select(key => string.Join('|', key.Attributes.Select(attribute => attribute.Value.S ?? attribute.Value.N)));
        Assert.Equal(keys.Distinct().Count(), keys.Count());
    }

    [Fact]
    public async Task ReadAsync_KeyOfTwoItems_IsTakenOnce()
    {
        byte[] item = Encoding.UTF8.GetBytes("""{"customer":{"S":"a"},"order":{"N":"1.0"}}""");
        byte[] same = Encoding.UTF8.GetBytes("""{"order":{"N":"1"},"customer":{"S":"a"}}""");
        KeyPool keys = await KeyPool.ReadAsync(Items([item, same]), Key, new Random(1), CancellationToken.None);

        Assert.Equal(0, keys.Draw().Number);
        Assert.Equal(1, keys.DrawNew().Number);
    }

    private const int LoadedItems = 300;

    private static bool IsMadeAnew((PlannedWrite First, PlannedWrite Second) writes) =>
        writes.First.Kind == WriteKind.Delete && writes.Second.Kind == WriteKind.Put && writes.First.Key == writes.Second.Key;

    private static async Task<IReadOnlyList<PlannedWrite>> WritesAsync(int count, int seed)
    {
        var random = new Random(seed);
        IEnumerable<ReadOnlyMemory<byte>> items = new ItemGenerator(new GeneratedKey(Key), 1).Generate(LoadedItems);
        KeyPool keys = await KeyPool.ReadAsync(Items(items), Key, random, CancellationToken.None);
        var plan = new WritePlan(keys, Key, random);
        return [.. Enumerable.Range(0, count).Select(_ => plan.Next())];
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Items(IEnumerable<ReadOnlyMemory<byte>> items)
    {
        await Task.CompletedTask;
        foreach (ReadOnlyMemory<byte> item in items)
        {
            yield return item;
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<PlannedWrite> writes) => writes.Select(write => JsonSerializer.Serialize(
        new { write.Number, write.Kind, Key = write.Key.Number, Item = Encoding.UTF8.GetString(write.Item.Span), write.NoteLength }));
}
