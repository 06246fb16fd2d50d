using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Rehearsal.Comparing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using static DdbCrossAccount.Rehearsal.Tests.Comparing.Values;

namespace DdbCrossAccount.Rehearsal.Tests.Comparing;

public sealed class TableComparerTests(ITestOutputHelper output)
{
    private const ulong Seed = 20_261_120;

    [Fact]
    public async Task CompareAsync_SameItemsInAnotherOrder_IsEqual()
    {
        ComparisonResult result = await CompareAsync(Items(0, 1, 2, 3, 4, 5, 6), Items(6, 2, 4, 0, 5, 1, 3));

        Assert.Equal(new ComparisonResult(7, 7, 0, 0, 0), result);
        Assert.True(result.IsEqual);
    }

    [Fact]
    public async Task CompareAsync_EmptyTables_AreEqual() => Assert.True((await CompareAsync([], [])).IsEqual);

    /// <summary>
    /// Any item may be taken away, added or changed in any of its values: each is found, is counted as what it is, and
    /// nothing else is.
    /// </summary>
    [Fact]
    public void CompareAsync_AnyDifferences_FindsEachSingleOne()
    {
        output.WriteLine($"Seed {Seed}.");
        Gen<Change[]> changes = Gen.Elements(Change.None, Change.Missing, Change.Extra, Change.Different).ArrayOf();
        Config config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(Seed, 1);
        Check.One(config, Prop.ForAll(changes.ToArbitrary(), given => FindsEach(given, new Random(given.Length))));
    }

    [Fact]
    public async Task CompareAsync_OneScanFails_EndsWithItsError()
    {
        using var source = new TableOfItems(Items(0, 1, 2, 3)) { FailsAt = 3 };
        using var target = new TableOfItems(Items(0, 1, 2, 3));

        await Assert.ThrowsAsync<InternalServerErrorException>(() =>
            new TableComparer(source, target, ["id"], 3).CompareAsync("a", "b", _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task CompareAsync_Cancelled_Ends()
    {
        using var source = new TableOfItems(Items(0, 1, 2, 3));
        using var target = new TableOfItems(Items(0, 1, 2, 3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new TableComparer(source, target, ["id"], 3).CompareAsync("a", "b", _ => { }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void AddSource_KeyTwice_IsNotEqual()
    {
        var comparison = new Comparison();
        ItemDigest digest = ItemDigest.Of(Items(0)[0], ["id"]);
        comparison.AddSource(digest);
        comparison.AddSource(digest);
        comparison.AddTarget(digest);

        Assert.Equal(new ComparisonResult(2, 1, 1, 0, 0), comparison.Result());
    }

    private static bool FindsEach(Change[] changes, Random random)
    {
        var source = new List<Dictionary<string, AttributeValue>>();
        var target = new List<Dictionary<string, AttributeValue>>();
        for (int index = 0; index < changes.Length; index++)
        {
            Dictionary<string, AttributeValue> item = Items(index)[0];
            if (changes[index] != Change.Extra)
            {
                source.Add(item);
            }

            if (changes[index] != Change.Missing)
            {
                target.Add(changes[index] == Change.Different ? Changed(item, random) : item);
            }
        }

        Dictionary<string, AttributeValue>[] shuffled = [.. target];
        random.Shuffle(shuffled);
        ComparisonResult result = CompareAsync(source, shuffled).GetAwaiter().GetResult();
        int Count(Change change) => changes.Count(each => each == change);
        return result == new ComparisonResult(source.Count, target.Count, Count(Change.Missing), Count(Change.Extra), Count(Change.Different))
            && result.IsEqual == changes.All(each => each == Change.None);
    }

    /// <summary>One attribute gone, new, of another type or of another value, on top or nested.</summary>
    private static Dictionary<string, AttributeValue> Changed(Dictionary<string, AttributeValue> item, Random random)
    {
        var changed = new Dictionary<string, AttributeValue>(item);
        switch (random.Next(6))
        {
            case 0: changed.Remove("n"); break;
            case 1: changed["new"] = Null(); break;
            case 2: changed["n"] = S(item["n"].N); break;
            case 3: changed["n"] = N(item["n"].N + "1"); break;
            case 4: changed["m"] = M(("l", L(SS("a", "b"), Bool(false)))); break;
            default: changed["m"] = M(("l", L(SS("a"), Bool(true)))); break;
        }

        return changed;
    }

    private static async Task<ComparisonResult> CompareAsync(
        IReadOnlyList<Dictionary<string, AttributeValue>> source, IReadOnlyList<Dictionary<string, AttributeValue>> target)
    {
        using var sourceTable = new TableOfItems(source);
        using var targetTable = new TableOfItems(target);
        return await new TableComparer(sourceTable, targetTable, ["id"], 3).CompareAsync("a", "b", _ => { }, CancellationToken.None);
    }

    private static Dictionary<string, AttributeValue>[] Items(params int[] numbers) =>
    [
        .. numbers.Select(number => Item(
            ("id", S(number.ToString(CultureInfo.InvariantCulture))),
            ("n", N(number.ToString(CultureInfo.InvariantCulture))),
            ("m", M(("l", L(SS("a", "b"), Bool(true))))))),
    ];

    private enum Change
    {
        None,
        Missing,
        Extra,
        Different,
    }
}
