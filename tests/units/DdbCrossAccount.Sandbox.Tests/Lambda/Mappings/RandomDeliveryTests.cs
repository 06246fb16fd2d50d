using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

/// <summary>
/// Random writes, splits, rolls, failures, changes of the mapping and worst forms: each record is delivered, for the first
/// time in the order of its key, and after a record was delivered again so are all that follow it.
/// </summary>
public sealed class RandomDeliveryTests(ITestOutputHelper output)
{
    private const int Steps = 150;
    private const int Keys = 30;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Delivery_WhateverHappens_LosesNothingAndKeepsTheOrderOfEachKey(int seed)
    {
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using MappedCaller caller = MappedCaller.WithoutMapping(new SandboxOptions
        {
            Partitions = 1 + random.Next(3),
            ShardLifetime = TimeSpan.FromHours(1 + random.Next(4)),
        });
        bool isSlow = seed % 2 == 1;
        var run = new Run(caller, random, isSlow);
        caller.Function = run.Answer;
        caller.SlowFunction = isSlow ? run.AnswerLaterAsync : null;
        caller.Map(run.NewSettings());
        for (int step = 0; step < Steps; step++)
        {
            run.Step();
        }

        run.Finish();
        run.Check();
        output.WriteLine($"{caller.Mapping.Counters}");
    }

    [Fact]
    public void Delivery_OfTheSameSeed_IsTheSame()
    {
        Assert.Equal(Deliver(), Deliver());

        static string[] Deliver()
        {
            using MappedCaller caller = MappedCaller.WithoutMapping(new SandboxOptions { Partitions = 3 });
            var run = new Run(caller, new Random(7), isSlow: false);
            caller.Function = run.Answer;
            caller.Map(new MappingSettings { BatchSize = 7, ParallelizationFactor = 3, ReportsItemFailures = true });
            for (int step = 0; step < 60; step++)
            {
                run.Step();
            }

            run.Finish();
            return [.. caller.Events.Select(delivered => delivered.ToJsonString())];
        }
    }

    private sealed class Run(MappedCaller caller, Random random, bool isSlow)
    {
        private readonly Dictionary<string, int> _written = [];
        private readonly Dictionary<string, List<int>> _applied = [];
        private bool _isFinishing;
        private long _duplicated;
        private bool _isCopy;

        public MappingSettings NewSettings() => new()
        {
            FunctionArn = MappedCaller.FunctionArn,
            IsEnabled = random.Next(4) > 0,
            BatchSize = 1 + random.Next(30),
            BatchingWindow = TimeSpan.FromSeconds(random.Next(3) * random.Next(5)),
            ParallelizationFactor = random.Next(2) == 0 ? 1 : 1 + random.Next(10),
            BisectsOnError = random.Next(2) == 0,
            ReportsItemFailures = random.Next(3) > 0,
        };

        public void Step()
        {
            switch (random.Next(20))
            {
                case < 11:
                    Write(random.Next(40));
                    break;
                case < 14:
                    caller.Pass(random.NextDouble() * 5);
                    break;
                case 14:
                    PartitionSplit.Make(caller.Stream.Table, shardId: null);
                    break;
                case 15:
                    // In all no more than a fraction of the day for which the stream keeps records.
                    caller.Pass(random.Next(600));
                    break;
                case 16:
                    caller.Catalog.TryChange(caller.Mapping, NewSettings());
                    break;
                case 17:
                    caller.Services.WorstForms = NewForms();
                    break;
                default:
                    caller.Pass(random.NextDouble());
                    break;
            }
        }

        /// <summary>Fails, in every way, on a third of the batches.</summary>
        public BatchOutcome Answer(JsonNode delivered) => IsCopy() ? MappedCaller.Failure() : Choose(delivered);

        /// <summary>The same on another thread, so that batches of several slots are under way at once.</summary>
        public async Task<BatchOutcome> AnswerLaterAsync(JsonNode delivered)
        {
            await Task.Yield();
            lock (_applied)
            {
                return Choose(delivered);
            }
        }

        private BatchOutcome Choose(JsonNode delivered)
        {
            JsonArray records = delivered["Records"]!.AsArray();
            if (_isFinishing || random.Next(3) > 0)
            {
                Apply(records, records.Count);
                return MappedCaller.Success();
            }

            switch (random.Next(4))
            {
                case 0:
                    return MappedCaller.Throttled();
                case 1:
                    // It did something before it failed.
                    Apply(records, random.Next(records.Count));
                    return MappedCaller.Failure();
                case 2 when caller.Mapping.InForce!.ReportsItemFailures:
                    return MappedCaller.Success("""{"batchItemFailures":[{"itemIdentifier":"nonsense"}]}""");
                default:
                    int done = random.Next(records.Count);
                    Apply(records, caller.Mapping.InForce!.ReportsItemFailures ? done : records.Count);
                    return MappedCaller.Success(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + MappedCaller.SequenceOf(records[done]!) + "\"}]}");
            }
        }

        /// <summary>The second of two at once comes later than the answer that counts: what it does has no order.</summary>
        private bool IsCopy()
        {
            long duplicated = caller.Mapping.Counters.Duplicated;
            bool isCopy = _isCopy && duplicated == _duplicated;
            _isCopy = duplicated > _duplicated;
            _duplicated = duplicated;
            return isCopy;
        }

        public void Finish()
        {
            _isFinishing = true;
            caller.Services.WorstForms = new WorstForms();
            caller.Pass(300);
            if (!caller.Mapping.Settings.IsEnabled)
            {
                caller.Change(settings => settings with { IsEnabled = true });
            }

            caller.Pass(600);
        }

        public void Check()
        {
            Assert.Equal(0, caller.Mapping.Counters.TrimmedGaps);
            Assert.Equal(_written.Keys.Order(StringComparer.Ordinal), _applied.Keys.Order(StringComparer.Ordinal));
            foreach ((string key, int last) in _written)
            {
                List<int> applied = _applied[key];
                Assert.Equal(Enumerable.Range(0, last + 1), applied.Distinct());
                Assert.Equal(last, applied[^1]);
                Assert.All(applied.Zip(applied.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
            }
        }

        private WorstForms NewForms() => new()
        {
            StreamRecordDelay = TimeSpan.FromSeconds(random.Next(2) * random.Next(20)),
            ChildShardDelay = TimeSpan.FromSeconds(random.Next(2) * random.Next(60)),
            EmptyStreamPages = random.Next(2) * random.NextDouble() * 0.9,
            // What copies that are really at once do has no order.
            DuplicateBatches = isSlow ? 0 : random.Next(2) * random.NextDouble(),
            LostAcknowledgements = random.Next(2) * random.NextDouble() * 0.7,
            MappingChangeDelay = TimeSpan.FromSeconds(random.Next(2) * random.Next(200)),
        };

        private void Write(int count)
        {
            for (int i = 0; i < count; i++)
            {
                string key = $"{random.Next(Keys)}";
                _written[key] = _written.GetValueOrDefault(key, -1) + 1;
                caller.Put(key, _written[key]);
            }
        }

        private void Apply(JsonArray records, int count)
        {
            foreach (JsonNode? record in records.Take(count))
            {
                string key = MappedCaller.KeyOf(record!);
                _applied.TryAdd(key, []);
                _applied[key].Add(MappedCaller.ValueOf(record!));
            }
        }
    }
}
