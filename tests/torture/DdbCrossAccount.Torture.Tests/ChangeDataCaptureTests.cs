using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Torture.Tests.World;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Torture.Tests;

/// <summary>
/// An application writes, something goes wrong, and once everything has come to rest the target holds what the source holds:
/// no acknowledged write is lost, no key has ended at an older value, what could not be applied is listed.
/// </summary>
public sealed class ChangeDataCaptureTests(ITestOutputHelper output)
{
    [Theory]
    [Seeds]
    public Task NothingGoesWrong(int seed) => AssertEqualAsync(new WorldOptions { Seed = seed });

    [Theory]
    [Seeds]
    public Task UnprocessedItems(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Faults = ["effect=unprocessed;operation=BatchWriteItem;share=0.5"],
    });

    [Theory]
    [Seeds]
    public Task TargetThrottled(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Faults = ["effect=throttle;operation=BatchWriteItem;share=0.7"],
    });

    [Theory]
    [Seeds]
    public Task ServiceFails(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Faults = ["effect=internalError;account=222222222222;share=0.1", "effect=unavailable;account=222222222222;share=0.05"],
    });

    [Theory]
    [Seeds]
    public Task AnswersOfTheTargetLost(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Faults = ["effect=dropAnswer;operation=BatchWriteItem;table=Orders;share=0.15"],
    });

    [Theory]
    [Seeds]
    public Task WritesLandLate(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Faults = ["effect=lateWrite;operation=BatchWriteItem;table=Orders;share=0.15;delayMs=15000;drop=true"],
    });

    [Theory]
    [Seeds]
    public Task LedgerFailsOrItsAnswerIsLost(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed,
        Faults = ["effect=internalError;table=ddb-cross-account-ledger;share=0.1", "effect=dropAnswer;table=ddb-cross-account-ledger;share=0.1"],
    });

    [Theory]
    [Seeds]
    public Task FunctionKilledInMidBatch(int seed) => AssertEqualAsync(new WorldOptions { Seed = seed, Deaths = 0.3 });

    [Theory]
    [Seeds]
    public Task FunctionKilledAndItsWritesLandLate(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed,
        Deaths = 0.3,
        Faults = ["effect=lateWrite;operation=BatchWriteItem;table=Orders;share=0.2;delayMs=12000;drop=true"],
    });

    [Theory]
    [Seeds]
    public Task FunctionAnswersGarbage(int seed) => AssertEqualAsync(new WorldOptions { Seed = seed, Garbage = 0.4 });

    [Theory]
    [Seeds]
    public Task SameBatchTwiceAtOnce(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, WorstForms = new WorstForms { DuplicateBatches = 0.5, LostAcknowledgements = 0.3 },
    });

    [Theory]
    [Seeds]
    public Task RecordsAndShardsVisibleLate(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed,
        Splits = 3,
        WorstForms = new WorstForms
        {
            StreamRecordDelay = TimeSpan.FromSeconds(5), ChildShardDelay = TimeSpan.FromSeconds(5), EmptyStreamPages = 0.5,
        },
    });

    [Theory]
    [Seeds]
    public Task MappingOffAndOnAgainWhileShardsSplit(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, MappingIsPaused = true, Splits = 4,
    });

    [Theory]
    [Seeds]
    public Task MappingChangedBySomebody(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed, Deaths = 0.2, Mapping = settings => settings with { ParallelizationFactor = 10, BisectsOnError = true, BatchSize = 7 },
    });

    [Theory]
    [Seeds]
    public Task OldVersionStillInvoked(int seed) => AssertEqualAsync(new WorldOptions { Seed = seed, OldVersionIsInvoked = true, Deaths = 0.1 });

    [Theory]
    [Seeds]
    public Task EverythingAtOnce(int seed) => AssertEqualAsync(new WorldOptions
    {
        Seed = seed,
        Deaths = 0.15,
        Garbage = 0.1,
        Splits = 2,
        WorstForms = new WorstForms
        {
            DuplicateBatches = 0.2, LostAcknowledgements = 0.2, StreamRecordDelay = TimeSpan.FromSeconds(2), EmptyStreamPages = 0.3,
        },
        Faults =
        [
            "effect=lateWrite;operation=BatchWriteItem;table=Orders;share=0.05;delayMs=10000;drop=true",
            "effect=unprocessed;operation=BatchWriteItem;share=0.2",
            "effect=throttle;operation=BatchWriteItem;share=0.2",
            "effect=dropAnswer;account=222222222222;share=0.03",
        ],
    });

    [Theory]
    [Seeds]
    public async Task ItemThatTheTargetRefuses_IsParkedAndTheOthersGoOn(int seed)
    {
        await using TortureWorld world = await TortureWorld.CreateAsync(
            new WorldOptions { Seed = seed, TargetHasAnIndex = true, BellIsBroken = seed % 2 == 0 });
        await world.Application.PutAsync("poison", new Dictionary<string, AttributeValue> { ["odd"] = new("a text") });

        Settlement settlement = await world.RunAsync();

        Assert.Contains("poison", System.Text.Encoding.UTF8.GetString(Assert.Single(settlement.Parked).Key.Span));
        Assert.True(world.Function.Rings > 0);
        (SortedDictionary<string, string> source, SortedDictionary<string, string> target) = await world.ReadAsync();
        Assert.True(source.Remove("poison"));
        Assert.Equal(source, target);
    }

    [Theory]
    [Seeds]
    public async Task RecordThatKillsTheFunction_IsParkedAndRepaired(int seed)
    {
        await using TortureWorld world = await TortureWorld.CreateAsync(new WorldOptions { Seed = seed, Poison = "deadly", Writes = 100 });
        await world.Application.PutAsync("poison", new Dictionary<string, AttributeValue> { ["text"] = new("deadly") });

        Settlement settlement = await world.RunAsync();

        Assert.Contains("poison", System.Text.Encoding.UTF8.GetString(Assert.Single(settlement.Parked).Key.Span));
        await world.RedriveAsync(settlement.Parked);
        (SortedDictionary<string, string> source, SortedDictionary<string, string> target) = await world.ReadAsync();
        Assert.Equal(source, target);
    }

    private async Task AssertEqualAsync(WorldOptions options)
    {
        await using TortureWorld world = await TortureWorld.CreateAsync(options);

        Settlement settlement = await world.RunAsync();

        output.WriteLine(
            $"seed {options.Seed}: {settlement.Records} records, {world.Function.Invocations} invocations, {settlement.Doubts} doubts settled");
        Assert.Empty(settlement.Parked);
        Assert.Equal(options.OldVersionIsInvoked ? world.Function.Invocations : 0, world.Function.Refusals);
        (SortedDictionary<string, string> source, SortedDictionary<string, string> target) = await world.ReadAsync();
        Assert.Equal(source, target);
        Assert.NotEmpty(source);
    }
}
