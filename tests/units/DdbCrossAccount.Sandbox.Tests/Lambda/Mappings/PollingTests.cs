using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

/// <summary>What is delivered, when, and in which batches.</summary>
public sealed class PollingTests
{
    [Fact]
    public void Event_OfARecord_IsWrittenAsLambdaDoes()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Put("a", 1);
        caller.Pass(1);

        JsonNode record = Assert.Single(Assert.Single(caller.Events)["Records"]!.AsArray())!;
        JsonNode read = Assert.Single(caller.Stream.ReadFirst());
        Assert.Equal(
            ["awsRegion", "dynamodb", "eventID", "eventName", "eventSource", "eventSourceARN", "eventVersion"],
            record.AsObject().Select(member => member.Key));
        Assert.Equal(caller.Stream.Arn, (string)record["eventSourceARN"]!);
        Assert.Equal((double)read["dynamodb"]!["ApproximateCreationDateTime"]!, (double)record["dynamodb"]!["ApproximateCreationDateTime"]!);
        Assert.Contains("\"ApproximateCreationDateTime\":1.767323047E9", record.ToJsonString(), StringComparison.Ordinal);
        record["dynamodb"]!["ApproximateCreationDateTime"] = (long)read["dynamodb"]!["ApproximateCreationDateTime"]!;
        record.AsObject().Remove("eventSourceARN");
        Assert.True(JsonNode.DeepEquals(read, record));
    }

    [Fact]
    public void Event_OfADeletionByTimeToLive_HasTheIdentityInSmallLetters()
    {
        using MappedCaller caller = MappedCaller.Create();
        DynamoDbCaller dynamoDb = caller.Stream.Caller;
        dynamoDb.Call("UpdateTimeToLive", """{"TableName":"Things","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""");
        caller.Pass(2);
        dynamoDb.Put("Things", $$$"""{"id":{"S":"a"},"v":{"N":"1"},"ttl":{"N":"{{{dynamoDb.Now.ToUnixTimeSeconds() + 60}}}"}}""");
        DateTimeOffset written = dynamoDb.Now;
        DateTimeOffset? seen = null;
        caller.Function = _ =>
        {
            seen = dynamoDb.Now;
            return MappedCaller.Success();
        };

        caller.Pass(3600);

        JsonNode record = caller.Events[^1]["Records"]!.AsArray().Single()!;
        Assert.Equal("REMOVE", (string)record["eventName"]!);
        Assert.Equal("""{"principalId":"dynamodb.amazonaws.com","type":"Service"}""", record["userIdentity"]!.ToJsonString());
        // A minute until it expires, ten until it is deleted, and no more than the next poll.
        Assert.InRange((seen!.Value - written).TotalSeconds, 660, 661.3);
    }

    [Fact]
    public void Poll_NewRecords_AreDeliveredWithinAQuarterOfASecond()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Put("a", 1);
        Assert.Empty(caller.Events);

        caller.Pass(0.25);

        Assert.Equal([[1]], caller.Batches);
        Assert.Equal("OK", caller.Mapping.LastProcessingResult);
        Assert.Equal(1, caller.Mapping.Counters.Invocations);
    }

    [Fact]
    public void Poll_ADayWithoutRecords_DoesNothing()
    {
        using MappedCaller caller = MappedCaller.Create(options: new SandboxOptions { Partitions = 4 });
        caller.Pass(TimeSpan.FromDays(1).TotalSeconds);
        caller.Put("a", 1);
        caller.Pass(0.25);

        Assert.Equal([[1]], caller.Batches);
    }

    [Fact]
    public void Batch_MoreRecordsThanItTakes_ComesInFullBatchesAtOnce()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 1500 });
        caller.PutMany(3200);
        caller.Pass(0.25);

        Assert.Equal([1500, 1500, 200], caller.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 3200), caller.Batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Batch_WithAWindow_WaitsForItOrForAFullBatch()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 3, BatchingWindow = TimeSpan.FromSeconds(10) });
        caller.PutMany(2);
        caller.Pass(9);
        Assert.Empty(caller.Events);
        caller.Pass(1.25);
        Assert.Equal([[0, 1]], caller.Batches);

        caller.PutMany(2, from: 2);
        caller.Pass(5);
        caller.PutMany(1, from: 4);
        caller.Pass(0.25);
        Assert.Equal([[0, 1], [2, 3, 4]], caller.Batches);
    }

    [Fact]
    public void Batch_OfLargeItems_StaysBelowSixMegabytes()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 100 });
        string text = new('x', 390_000);
        for (int i = 0; i < 20; i++)
        {
            caller.Stream.Caller.Put("Things", "{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"" + i + "\"},\"t\":{\"S\":\"" + text + "\"}}");
        }

        caller.Pass(1);

        Assert.All(caller.Events, delivered => Assert.InRange(delivered.ToJsonString().Length, 1, 6 * 1024 * 1024));
        Assert.Equal(Enumerable.Range(0, 20), caller.Batches.SelectMany(batch => batch));
        Assert.Equal(3, caller.Events.Count);
    }

    [Fact]
    public void StartingPosition_Latest_LeavesOutWhatWasBeforePollingBegan()
    {
        using MappedCaller caller = MappedCaller.WithoutMapping();
        caller.Put("a", 1);
        caller.Map(start: "LATEST");
        caller.Put("a", 2);
        caller.Pass(1);
        caller.Put("a", 3);
        caller.Pass(1);

        Assert.Equal([[3]], caller.Batches);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StartingPosition_TrimHorizonOfAMappingThatIsEnabledLater_LosesNothingThatIsThere(bool isFixed)
    {
        using MappedCaller caller = MappedCaller.WithoutMapping();
        caller.Services.WorstForms = new WorstForms { FixesTrimHorizon = isFixed };
        caller.Put("a", 1);
        caller.Map(new MappingSettings { IsEnabled = false });
        caller.Pass(12 * 3600);
        caller.Put("a", 2);
        caller.Pass((12 * 3600) + 60);
        caller.Change(settings => settings with { IsEnabled = true });
        caller.Pass(1);

        Assert.Equal([[2]], caller.Batches);
        // Only where it was fixed has the mapping missed something: the record that was there then.
        Assert.Equal(isFixed ? 1 : 0, caller.Mapping.Counters.TrimmedGaps);
    }

    [Fact]
    public void Children_OfAShardThatIsBehind_WaitUntilItIsDoneWith()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 10 });
        bool fails = true;
        caller.Function = _ => fails ? MappedCaller.Failure() : MappedCaller.Success();
        for (int i = 0; i < 20; i++)
        {
            caller.Put($"{i}", 1);
        }

        PartitionSplit.Make(caller.Stream.Table, shardId: null);
        for (int i = 0; i < 20; i++)
        {
            caller.Put($"{i}", 2);
        }

        caller.Pass(600);
        Assert.All(caller.Batches, batch => Assert.All(batch, value => Assert.Equal(1, value)));
        fails = false;
        caller.Pass(120);

        int[] delivered = [.. caller.Batches.SelectMany(batch => batch)];
        Assert.Equal(20, delivered.Count(value => value == 2));
        Assert.True(Array.LastIndexOf(delivered, 1) < Array.IndexOf(delivered, 2));
    }

    [Fact]
    public void Disable_ThenEnable_GoesOnWhereItWas()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Put("a", 1);
        caller.Pass(1);
        caller.Change(settings => settings with { IsEnabled = false });
        caller.Put("a", 2);
        caller.Pass(20 * 3600);
        Assert.Equal([[1]], caller.Batches);

        caller.Change(settings => settings with { IsEnabled = true });
        caller.Put("a", 3);
        caller.Pass(1);

        Assert.Equal([1, 2, 3], caller.Batches.SelectMany(batch => batch));
        Assert.Equal(MappingState.Enabled, caller.Mapping.State);
    }

    [Fact]
    public void Disable_WhileTheFunctionIsAtABatch_WaitsForIt()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Catalog.InvocationsHoldClock = false;
        var answer = new TaskCompletionSource<BatchOutcome>();
        caller.SlowFunction = _ => answer.Task;
        caller.Put("a", 1);
        caller.Pass(1);
        caller.Change(settings => settings with { IsEnabled = false });
        Assert.Equal(MappingState.Disabling, caller.Mapping.State);

        answer.SetResult(MappedCaller.Success());
        Assert.True(SpinWait.SpinUntil(() => caller.Mapping.State == MappingState.Disabled, TimeSpan.FromMinutes(1)));

        caller.Change(settings => settings with { IsEnabled = true });
        caller.Pass(1);
        Assert.Equal([[1]], caller.Batches);
    }

    [Fact]
    public void Delete_AndMakeAgain_ForgetsThePosition()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Put("a", 1);
        caller.Pass(1);
        Assert.True(caller.Catalog.TryChange(caller.Mapping, null));
        Assert.Equal(MappingState.Deleting, caller.Mapping.State);
        caller.Pass(1);
        Assert.Empty(caller.Catalog.All);

        caller.Map();
        caller.Pass(2);

        Assert.Equal([[1], [1]], caller.Batches);
    }

    [Fact]
    public void Change_ThatTakesMinutes_LeavesTheOldSettingsInForce()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 1 });
        caller.Services.WorstForms = new WorstForms { MappingChangeDelay = TimeSpan.FromMinutes(3) };
        caller.Change(settings => settings with { BatchSize = 10, IsEnabled = false });
        Assert.Equal((MappingState.Disabling, 10), (caller.Mapping.State, caller.Mapping.Settings.BatchSize));
        Assert.False(caller.Catalog.TryChange(caller.Mapping, caller.Mapping.Settings));
        caller.PutMany(2);
        caller.Pass(60);
        Assert.Equal([[0], [1]], caller.Batches);

        caller.Pass(120);
        caller.Put("a", 2);
        caller.Pass(60);

        Assert.Equal(MappingState.Disabled, caller.Mapping.State);
        Assert.Equal(2, caller.Events.Count);
    }

    [Fact]
    public void Parallelization_KeepsTheOrderOfKeysAndStopsOnlyTheirSlot()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { ParallelizationFactor = 10, BatchSize = 100 });
        caller.Function = delivered => delivered["Records"]!.AsArray().Any(record => MappedCaller.KeyOf(record!) == "broken")
            ? MappedCaller.Failure()
            : MappedCaller.Success();
        caller.Put("broken", 0);
        for (int i = 0; i < 200; i++)
        {
            caller.Put($"{i % 40}", i);
        }

        caller.Pass(30);

        int[] delivered = [.. caller.Events.Select(one => one["Records"]!.AsArray())
            .Where(records => records.All(record => MappedCaller.KeyOf(record!) != "broken"))
            .SelectMany(records => records).Select(record => MappedCaller.ValueOf(record!))];
        Assert.InRange(delivered.Length, 140, 199);
        foreach (IGrouping<int, int> key in delivered.GroupBy(value => value % 40))
        {
            Assert.Equal(key.Order(), key);
        }

        // Not one record further than the one that cannot be done.
        string first = MappedCaller.SequenceOf(caller.Stream.ReadFirst()[0]);
        string shard = caller.Stream.ShardIds()[0];
        Assert.Equal(
            first, Sandbox.DynamoDb.Streams.SequenceNumber.Format(caller.Mapping.PositionOf(shard)!.Value.Sequence));
    }

    [Fact]
    public void Trim_UnderABacklog_IsPassedOverInSilence()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 2 });
        bool fails = true;
        caller.Function = _ => fails ? MappedCaller.Failure() : MappedCaller.Success();
        caller.PutMany(4);
        caller.Pass(23 * 3600);
        caller.PutMany(2, from: 4);
        caller.Pass(2 * 3600);
        fails = false;
        caller.Pass(120);

        Assert.Equal([0, 1], caller.Batches.First());
        Assert.Equal([4, 5], caller.Batches.Last());
        Assert.DoesNotContain(caller.Batches, batch => batch.Contains(2));
        Assert.InRange(caller.Mapping.Counters.TrimmedGaps, 1, 2);
        Assert.Equal("OK", caller.Mapping.LastProcessingResult);
    }

    [Fact]
    public void Trim_OfWholeShardsWhileTheFunctionFailsForDays_LetsTheirChildrenGoOn()
    {
        using MappedCaller caller = MappedCaller.Create(options: new SandboxOptions { Partitions = 2, ShardLifetime = TimeSpan.FromHours(2) });
        caller.Function = _ => MappedCaller.Failure();
        for (int hour = 0; hour < 72; hour++)
        {
            caller.Put($"{hour}", hour);
            caller.Pass(3600);
        }

        caller.Function = _ => MappedCaller.Success();
        int failed = caller.Events.Count;
        caller.Pass(120);

        // What is not older than a day, each once; and the mapping has passed the others over.
        Assert.Equal(Enumerable.Range(49, 23), caller.Batches.Skip(failed).SelectMany(batch => batch).Order());
        Assert.True(caller.Mapping.Counters.TrimmedGaps > 0);
        Assert.Equal("OK", caller.Mapping.LastProcessingResult);
    }

    [Fact]
    public void Stream_Disabled_IsReadToItsEnd()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Change(settings => settings with { IsEnabled = false });
        caller.PutMany(3);
        caller.Stream.Caller.Call("UpdateTable", """{"TableName":"Things","StreamSpecification":{"StreamEnabled":false}}""");
        caller.Pass(2);
        caller.Change(settings => settings with { IsEnabled = true });
        caller.Pass(2);

        Assert.Equal([[0, 1, 2]], caller.Batches);
        caller.Pass(25 * 3600);
        Assert.Equal($"PROBLEM: Stream not found: {caller.Stream.Arn}", caller.Mapping.LastProcessingResult);
        Assert.Equal(MappingState.Enabled, caller.Mapping.State);
    }

    [Fact]
    public void Rights_TakenFromTheRole_StopPollingUntilTheyAreBack()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.PutRole(DynamoDbCaller.Source, "apply", "dynamodb:DescribeStream", "dynamodb:GetShardIterator");
        caller.Put("a", 1);
        caller.Pass(10);
        Assert.Empty(caller.Events);
        Assert.Equal(
            $"PROBLEM: Cannot access stream {caller.Stream.Arn}. Please ensure the role can perform the GetRecords, GetShardIterator, "
            + "DescribeStream, and ListStreams Actions on your stream in IAM.",
            caller.Mapping.LastProcessingResult);

        caller.PutRole(DynamoDbCaller.Source, "apply", "dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords");
        caller.Pass(60);
        Assert.Equal([[1]], caller.Batches);
    }

    [Fact]
    public void Rights_OfAnotherAccount_NeedThePolicyOfTheStream()
    {
        using MappedCaller caller = MappedCaller.WithoutMapping();
        caller.RoleArn = caller.PutRole(DynamoDbCaller.Target, "apply", "dynamodb:*");
        caller.Map(account: DynamoDbCaller.Target);
        caller.Put("a", 1);
        caller.Pass(30);
        Assert.Empty(caller.Events);
        Assert.StartsWith("PROBLEM: Cannot access stream", caller.Mapping.LastProcessingResult, StringComparison.Ordinal);

        caller.Stream.Caller.Call("PutResourcePolicy", new JsonObject
        {
            ["ResourceArn"] = caller.Stream.Arn,
            ["Policy"] = $$$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{caller.RoleArn}}}"},
                 "Action":["dynamodb:DescribeStream","dynamodb:GetRecords","dynamodb:GetShardIterator"],"Resource":"{{{caller.Stream.Arn}}}"}]}
                """,
        }.ToJsonString());
        caller.Pass(30);
        Assert.Equal([[1]], caller.Batches);
    }

    [Fact]
    public void Limits_Enforced_LeaveRoomForASecondReader()
    {
        using MappedCaller caller = MappedCaller.Create(
            new MappingSettings { BatchSize = 10 }, new SandboxOptions { Partitions = 1, Capacity = CapacityLimits.Enforced });
        string shard = caller.Stream.ShardIds()[0];
        string iterator = caller.Stream.Iterator(shard, "TRIM_HORIZON");
        for (int i = 0; i < 100; i++)
        {
            caller.PutMany(3, from: 3 * i);
            caller.Pass(0.2);
            caller.Stream.Read(iterator, out _);
        }

        caller.Pass(60);
        Assert.Equal(Enumerable.Range(0, 300), caller.Batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Advance_OverAFunctionThatTakesItsTime_WaitsForIt()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 1 });
        var seen = new List<DateTimeOffset>();
        caller.SlowFunction = async _ =>
        {
            await Task.Yield();
            seen.Add(caller.Stream.Caller.Now);
            return MappedCaller.Success();
        };
        caller.PutMany(20);
        DateTimeOffset start = caller.Stream.Caller.Now;

        caller.Pass(3600);

        Assert.Equal(20, seen.Count);
        Assert.All(seen, time => Assert.InRange((time - start).TotalSeconds, 0, 0.25));
    }

    [Fact]
    public void Advance_OverAFunctionWhoseRequestIsHeld_LetsTheRequestGoAtItsTime()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 1 });
        var delay = new FaultDelay(TimeSpan.FromSeconds(10), IsServiceTime: true);
        var seen = new List<double>();
        DateTimeOffset start = caller.Stream.Caller.Now;
        caller.SlowFunction = async _ =>
        {
            await Task.Yield();
            await delay.WaitAsync(caller.Services, CancellationToken.None);
            await Task.Yield();
            seen.Add(Math.Round((caller.Stream.Caller.Now - start).TotalSeconds, 1));
            return MappedCaller.Success();
        };
        caller.PutMany(3);

        caller.Pass(60);

        Assert.Equal([10, 20, 30], seen);
    }
}
