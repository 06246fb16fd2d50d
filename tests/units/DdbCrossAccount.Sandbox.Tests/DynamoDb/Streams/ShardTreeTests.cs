using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Tests.DynamoDb.Capacity;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Streams;

public sealed class ShardTreeTests(ITestOutputHelper output)
{
    [Fact]
    public void Split_OneShard_ClosesItAndOpensTwoChildren()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Put("a", 1);
        string parent = Assert.Single(stream.ShardIds());

        PartitionSplit split = PartitionSplit.Make(stream.Table, parent)!;

        JsonNode[] shards = stream.Shards();
        Assert.Equal(3, shards.Length);
        Assert.Equal(2, split.Partitions);
        Assert.Equal(parent, split.ClosedShardId);
        Assert.Equal(split.OpenedShardIds, shards.Skip(1).Select(StreamCaller.IdOf));
        Assert.Equal([null, parent, parent], shards.Select(StreamCaller.ParentOf));
        Assert.NotNull(StreamCaller.EndOf(shards[0]));
        Assert.All(shards.Skip(1), child => Assert.Null(StreamCaller.EndOf(child)));
        Assert.All(shards.Skip(1), child => Assert.True(
            string.CompareOrdinal(StreamCaller.StartOf(child), StreamCaller.EndOf(shards[0])) > 0));
        Assert.All(shards, shard => Assert.InRange(StreamCaller.IdOf(shard).Length, 28, 65));
        Assert.Equal(shards.Select(StreamCaller.IdOf).Order(StringComparer.Ordinal), shards.Select(StreamCaller.IdOf));
        Assert.Single(stream.Read(stream.Iterator(parent, "TRIM_HORIZON"), out string? next));
        Assert.Null(next);
    }

    [Fact]
    public void DescribeStream_WithShardFilter_TellsTheChildrenOnly()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 2 });
        string[] roots = stream.ShardIds();
        PartitionSplit split = PartitionSplit.Make(stream.Table, roots[1])!;

        JsonNode children = stream.Describe(",\"ShardFilter\":{\"Type\":\"CHILD_SHARDS\",\"ShardId\":\"" + roots[1] + "\"}");

        Assert.Equal(split.OpenedShardIds, children["Shards"]!.AsArray().Select(shard => StreamCaller.IdOf(shard!)));
        Assert.Empty(stream.Describe(",\"ShardFilter\":{\"Type\":\"CHILD_SHARDS\",\"ShardId\":\"" + roots[0] + "\"}")["Shards"]!.AsArray());
        Assert.Equal(
            "1 validation error detected: Value 'ALL' at 'shardFilter.type' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [CHILD_SHARDS]",
            stream.Caller.Refused(
                "DynamoDBStreams_20120810.DescribeStream",
                "{\"StreamArn\":\"" + stream.Arn + "\",\"ShardFilter\":{\"Type\":\"ALL\",\"ShardId\":\"" + roots[0] + "\"}}").Message);
    }

    [Fact]
    public void DescribeStream_AfterFourHours_ShowsNewShardsWithTheOldAsParents()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 2 });
        string[] first = stream.ShardIds();
        stream.Pass((4 * 3600) - 2);
        Assert.Equal(first, stream.ShardIds());
        stream.Pass(2);

        JsonNode[] shards = stream.Shards();

        Assert.Equal(4, shards.Length);
        Assert.Equal(first, shards[..2].Select(StreamCaller.IdOf));
        Assert.All(shards[..2], shard => Assert.NotNull(StreamCaller.EndOf(shard)));
        Assert.Equal(first, shards[2..].Select(StreamCaller.ParentOf));
    }

    [Fact]
    public void DescribeStream_AfterTwoDays_ShowsNoShardThatWasClosedADayAgo()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Put("a", 1);
        string first = Assert.Single(stream.ShardIds());
        stream.Pass(48 * 3600);

        JsonNode[] shards = stream.Shards();

        // One that is open and those of the last 24 hours, each of which was open for 4.
        Assert.Equal(7, shards.Length);
        Assert.DoesNotContain(first, shards.Select(StreamCaller.IdOf));
        Assert.Equal(shards[..^1].Select(StreamCaller.IdOf), shards[1..].Select(StreamCaller.ParentOf));
        ServiceException refusal = stream.RefusedIterator(first, "TRIM_HORIZON");
        Assert.Equal("ResourceNotFoundException", refusal.Code);
        Assert.Equal("Requested resource not found: Shard does not exist", refusal.Message);
    }

    [Fact]
    public void DescribeStream_AfterAYear_MakesOnlyTheShardsThatCanStillBeSeen()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 3 });
        stream.Pass(365 * 24 * 3600.0);

        Assert.InRange(stream.Shards().Length, 3 * 7, 3 * 8);
    }

    [Fact]
    public void GetShardIterator_SequenceNumbers_AreBoundToTheirShard()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Put("a", 1);
        PartitionSplit split = PartitionSplit.Make(stream.Table, shardId: null)!;
        JsonNode[] shards = stream.Shards();
        string end = StreamCaller.EndOf(shards[0])!;

        Assert.Empty(stream.Read(stream.Iterator(split.ClosedShardId!, "AFTER_SEQUENCE_NUMBER", end), out string? next));
        Assert.Null(next);
        Assert.Equal("Invalid SequenceNumber", stream.RefusedIterator(split.ClosedShardId!, "AT_SEQUENCE_NUMBER", StreamCaller.StartOf(shards[1])).Message);
        Assert.Equal("Invalid SequenceNumber", stream.RefusedIterator(split.OpenedShardIds[0], "AT_SEQUENCE_NUMBER", end).Message);
        Assert.Empty(stream.Read(stream.Iterator(split.ClosedShardId!, "LATEST"), out next));
        Assert.Null(next);
    }

    [Fact]
    public void GetRecords_RecordOlderThanADay_IsTrimmedAndSaysSo()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Put("a", 1);
        string shard = Assert.Single(stream.ShardIds());
        stream.Pass((24 * 3600) - 60);
        string iterator = stream.Iterator(shard, "TRIM_HORIZON");
        stream.Pass(120);

        ServiceException refusal = stream.RefusedRead(iterator);

        Assert.Equal("TrimmedDataAccessException", refusal.Code);
        Assert.Equal("The data you are trying to access has been trimmed", refusal.Message);
        Assert.Empty(stream.Read(stream.Iterator(shard, "TRIM_HORIZON"), out string? next));
        Assert.Null(next);
    }

    [Fact]
    public void GetRecords_RecordsVisibleLate_AppearInOrderAndKeepAClosedShardOpenToReaders()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Caller.Services.WorstForms = new WorstForms { StreamRecordDelay = TimeSpan.FromSeconds(10) };
        stream.Put("a", 1);
        stream.Pass(4);
        stream.Put("a", 2);
        PartitionSplit split = PartitionSplit.Make(stream.Table, shardId: null)!;

        string? next = stream.Iterator(split.ClosedShardId!, "TRIM_HORIZON");
        Assert.Empty(stream.Read(next, out next));
        stream.Pass(6);
        Assert.Equal([1], Values(stream.Read(next!, out next)));
        Assert.Empty(stream.Read(next!, out next));
        stream.Pass(4);
        Assert.Equal([2], Values(stream.Read(next!, out next)));
        Assert.Null(next);
    }

    [Fact]
    public void GetRecords_RecordsVisibleLate_AChildMayShowItsRecordsBeforeItsParent()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Caller.Services.WorstForms = new WorstForms { StreamRecordDelay = TimeSpan.FromSeconds(100) };
        for (int i = 0; i < 20; i++)
        {
            stream.Put($"{i}", 1);
        }

        PartitionSplit split = PartitionSplit.Make(stream.Table, shardId: null)!;
        for (int i = 0; i < 20; i++)
        {
            stream.Put($"{i}", 2);
        }

        stream.Pass(50);

        Assert.NotEmpty(split.OpenedShardIds.SelectMany(child => stream.Read(stream.Iterator(child, "TRIM_HORIZON"), out _)));
        Assert.Empty(stream.Read(stream.Iterator(split.ClosedShardId!, "TRIM_HORIZON"), out string? next));
        Assert.NotNull(next);
        stream.Pass(50);
        Assert.All(stream.ReadTree().Values, values => Assert.Equal([1, 2], values));
    }

    [Fact]
    public void DescribeStream_ChildrenListedLate_AreNotThereUntilThen()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Caller.Services.WorstForms = new WorstForms { ChildShardDelay = TimeSpan.FromSeconds(30) };
        PartitionSplit split = PartitionSplit.Make(stream.Table, shardId: null)!;
        stream.Put("a", 1);

        Assert.Equal([split.ClosedShardId!], stream.ShardIds());
        Assert.NotNull(StreamCaller.EndOf(stream.Shards()[0]));
        Assert.Equal("ResourceNotFoundException", stream.RefusedIterator(split.OpenedShardIds[0], "TRIM_HORIZON").Code);
        stream.Pass(30);
        Assert.Equal([split.ClosedShardId!, .. split.OpenedShardIds], stream.ShardIds());
        Assert.Equal([1], stream.ReadTree()["a"]);
    }

    [Fact]
    public void GetRecords_EmptyPages_LoseNothing()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Caller.Services.WorstForms = new WorstForms { EmptyStreamPages = 0.5 };
        for (int i = 0; i < 100; i++)
        {
            stream.Put("a", i);
        }

        Assert.Equal(Enumerable.Range(0, 100), stream.ReadTree(limit: 5)["a"]);
    }

    [Fact]
    public void GetRecords_Enforced_TwoReadersFiveTimesASecond()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1, Capacity = CapacityLimits.Enforced });
        string shard = Assert.Single(stream.ShardIds());
        string iterator = stream.Iterator(shard, "TRIM_HORIZON");
        for (int i = 0; i < 10; i++)
        {
            stream.Read(iterator, out _);
        }

        ServiceException refusal = stream.RefusedRead(iterator);

        Assert.Equal("LimitExceededException", refusal.Code);
        Assert.Equal($"Rate exceeded for shard {shard}", refusal.Message);
        stream.Pass(1);
        stream.Read(iterator, out _);
    }

    [Fact]
    public void DescribeStream_Enforced_TenTimesASecond()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1, Capacity = CapacityLimits.Enforced });
        for (int i = 0; i < 10; i++)
        {
            stream.Describe();
        }

        ServiceException refusal = stream.Caller.Refused("DynamoDBStreams_20120810.DescribeStream", "{\"StreamArn\":\"" + stream.Arn + "\"}");

        Assert.Equal(("ThrottlingException", "Rate exceeded"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void ListStreams_Enforced_FiveTimesASecond()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Capacity = CapacityLimits.Enforced });
        for (int i = 0; i < 5; i++)
        {
            caller.Call("DynamoDBStreams_20120810.ListStreams", "{}");
        }

        Assert.Equal("ThrottlingException", caller.Refused("DynamoDBStreams_20120810.ListStreams", "{}").Code);
        caller.Call("DynamoDBStreams_20120810.ListStreams", "{}", DynamoDbCaller.Target);
    }

    [Fact]
    public void GetRecords_LargeItemsButOnlyKeysShown_AreNotCutAtAMegabyte()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 }, "KEYS_ONLY");
        using StreamCaller whole = StreamCaller.Create(new SandboxOptions { Partitions = 1 }, "NEW_IMAGE");
        string value = new('x', 300 * 1024);
        foreach (StreamCaller written in new[] { stream, whole })
        {
            for (int i = 0; i < 6; i++)
            {
                written.Caller.Put("Things", "{\"id\":{\"S\":\"" + i + "\"},\"v\":{\"S\":\"" + value + "\"}}");
            }
        }

        Assert.Equal(6, stream.ReadFirst().Length);
        Assert.Equal(3, whole.ReadFirst().Length);
        Assert.Equal(6, whole.ReadShard(whole.ShardIds()[0]).Count);
    }

    [Fact]
    public void PutItem_PartitionLargerThanItsLimit_DividesItAndItsShard()
    {
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = 1, PartitionSize = 10_000 });
        for (int i = 0; i < 60; i++)
        {
            stream.Caller.Put("Things", "{\"id\":{\"S\":\"" + i + "\"},\"v\":{\"N\":\"1\"},\"x\":{\"S\":\"" + new string('x', 500) + "\"}}");
        }

        Assert.InRange(stream.Table.Capacity.Partitions.Count, 3, 6);
        Assert.Equal(stream.Table.Capacity.Partitions.Count, stream.Shards().Count(shard => StreamCaller.EndOf(shard) is null));
        Assert.Equal(60, stream.ReadTree().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PutItem_OneLargeItemCollection_IsDividedUnlessThereAreLocalIndexes(bool hasLocalIndex)
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1, PartitionSize = 10_000 });
        string index = hasLocalIndex
            ? """
              ,"LocalSecondaryIndexes":[{"IndexName":"byT","KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"t","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"KEYS_ONLY"}}]
              """
            : "";
        string attribute = hasLocalIndex ? """,{"AttributeName":"t","AttributeType":"S"}""" : "";
        caller.Call("CreateTable", $$$"""
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST"{{{index}}}{{{StreamCaller.Specification()}}},
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"}{{{attribute}}}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}]}
            """);
        caller.Pass(1);
        string value = new('x', 500);
        for (int i = 0; i < 60; i++)
        {
            caller.Put("Things", "{\"id\":{\"S\":\"one\"},\"s\":{\"N\":\"" + i + "\"},\"v\":{\"S\":\"" + value + "\"}}");
        }

        JsonNode[] open = [.. StreamCaller.Latest(caller).Shards().Where(shard => StreamCaller.EndOf(shard) is null)];
        // With local indexes the collection may be set apart from others, but it stays whole.
        Assert.InRange(open.Length, hasLocalIndex ? 1 : 3, hasLocalIndex ? 2 : 6);
    }

    [Fact]
    public void PutItem_HotPartitionEnforced_SplitsItsShardAndKeepsTheOrder()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1, Capacity = CapacityLimits.Enforced });
        new SteadyLoad(stream.Caller).Run(310, second => stream.Put($"{second % 10}", second));

        Assert.Equal(3, stream.Shards().Length);
        Dictionary<string, List<int>> read = stream.ReadTree(pause: 0.1);
        Assert.All(
            Enumerable.Range(0, 10), key => Assert.Equal(Enumerable.Range(0, 31).Select(round => (round * 10) + key), read[$"{key}"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ReadTree_RandomWritesAmongSplitsAndRolls_KeepsTheOrderOfEachKeyAndLosesNothing(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var stream = StreamCaller.Create(new SandboxOptions { Partitions = random.Next(1, 4), ShardLifetime = TimeSpan.FromMinutes(20) });
        stream.Caller.Services.WorstForms = new WorstForms { EmptyStreamPages = 0.2 };
        var written = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < 3000; i++)
        {
            string id = $"{random.Next(50)}";
            stream.Put(id, i);
            written.TryAdd(id, []);
            written[id].Add(i);
            DisturbSometimes(stream, random);
        }

        Dictionary<string, List<int>> read = stream.ReadTree(limit: 100);

        Assert.True(stream.Shards().Length > 20);
        Assert.Equal(written.Keys.Order(), read.Keys.Order());
        Assert.All(written, key => Assert.Equal(key.Value, read[key.Key]));
    }

    private static void DisturbSometimes(StreamCaller stream, Random random)
    {
        int chance = random.Next(1000);
        if (chance < 10)
        {
            stream.Pass(random.Next(600));
        }
        else if (chance < 15)
        {
            string[] open = [.. stream.Shards().Where(shard => StreamCaller.EndOf(shard) is null).Select(StreamCaller.IdOf)];
            Assert.NotNull(PartitionSplit.Make(stream.Table, open[random.Next(open.Length)]));
        }
    }

    private static IEnumerable<int> Values(JsonNode[] records)
    {
        return records.Select(record => int.Parse(
            (string)record["dynamodb"]!["NewImage"]!["v"]!["N"]!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
