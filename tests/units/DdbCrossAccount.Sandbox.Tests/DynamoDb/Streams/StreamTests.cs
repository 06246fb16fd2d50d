using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Streams;

public sealed class StreamTests
{
    private const string NewAndOld = ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}";

    [Fact]
    public void GetRecords_AfterChanges_TellsEachOnceInOrder()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"1"},"s":{"SS":["x","y"]}}""");
        caller.Put("Things", """{"s":{"SS":["y","x"]},"v":{"N":"1.0"},"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"2"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");

        JsonNode[] records = ReadAll(caller, "TRIM_HORIZON", out _);

        Assert.Equal(["INSERT", "MODIFY", "REMOVE"], records.Select(record => (string)record["eventName"]!));
        JsonNode modified = records[1]["dynamodb"]!;
        Assert.Equal("""{"id":{"S":"a"}}""", modified["Keys"]!.ToJsonString());
        Assert.Equal("""{"id":{"S":"a"},"v":{"N":"2"}}""", modified["NewImage"]!.ToJsonString());
        Assert.Equal("""{"id":{"S":"a"},"v":{"N":"1"},"s":{"SS":["x","y"]}}""", modified["OldImage"]!.ToJsonString());
        Assert.Equal(caller.Now.ToUnixTimeSeconds(), (long)modified["ApproximateCreationDateTime"]!);
        Assert.Null(records[0]["dynamodb"]!["OldImage"]);
        Assert.Null(records[2]["dynamodb"]!["NewImage"]);
        string[] numbers = [.. records.Select(record => (string)record["dynamodb"]!["SequenceNumber"]!)];
        Assert.All(numbers, number => Assert.InRange(number.Length, 21, 40));
        Assert.Equal(numbers.OrderBy(number => BigInteger.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), numbers);
    }

    [Theory]
    [InlineData("KEYS_ONLY", false, false)]
    [InlineData("NEW_IMAGE", true, false)]
    [InlineData("OLD_IMAGE", false, true)]
    public void GetRecords_OtherViews_ShowOnlyTheirImages(string view, bool hasNew, bool hasOld)
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld.Replace("NEW_AND_OLD_IMAGES", view, StringComparison.Ordinal));
        caller.Put("Things", """{"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"2"}}""");

        JsonNode record = ReadAll(caller, "TRIM_HORIZON", out _)[1]["dynamodb"]!;

        Assert.Equal(hasNew, record["NewImage"] is not null);
        Assert.Equal(hasOld, record["OldImage"] is not null);
        Assert.Equal(view, (string)record["StreamViewType"]!);
    }

    [Fact]
    public void GetRecords_SeveralShards_EachKeyInOneOfThem()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 3 });
        caller.CreateTable("Things", more: NewAndOld);
        for (int i = 0; i < 60; i++)
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{i % 20}}}"},"v":{"N":"{{{i}}}"}}""");
        }

        string arn = StreamArn(caller);
        JsonNode[] shards = Shards(caller, arn);

        Assert.Equal(3, shards.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (JsonNode shard in shards)
        {
            JsonNode[] records = Read(caller, Iterator(caller, arn, (string)shard["ShardId"]!, "TRIM_HORIZON"), out _);
            count += records.Length;
            Assert.All(records.Select(record => (string)record["dynamodb"]!["Keys"]!["id"]!["S"]!).Distinct(), key => Assert.True(seen.Add(key)));
        }

        Assert.Equal(60, count);
    }

    [Fact]
    public void GetRecords_ByIteratorTypes_BeginsWhereTheySay()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        caller.Put("Things", """{"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"b"}}""");
        string arn = StreamArn(caller);
        string shard = (string)Shards(caller, arn)[0]["ShardId"]!;
        string latest = Iterator(caller, arn, shard, "LATEST");
        caller.Put("Things", """{"id":{"S":"c"}}""");
        string second = (string)ReadAll(caller, "TRIM_HORIZON", out _)[1]["dynamodb"]!["SequenceNumber"]!;

        Assert.Equal(["c"], Ids(Read(caller, latest, out _)));
        Assert.Equal(["b", "c"], Ids(Read(caller, Iterator(caller, arn, shard, "AT_SEQUENCE_NUMBER", second), out _)));
        Assert.Equal(["c"], Ids(Read(caller, Iterator(caller, arn, shard, "AFTER_SEQUENCE_NUMBER", second), out _)));
    }

    [Fact]
    public void GetRecords_WithLimit_GoesOnWithTheNextIterator()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        foreach (string id in new[] { "a", "b", "c" })
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{id}}}"}}""");
        }

        string arn = StreamArn(caller);
        string iterator = Iterator(caller, arn, (string)Shards(caller, arn)[0]["ShardId"]!, "TRIM_HORIZON");
        JsonNode first = caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}","Limit":2}""");

        Assert.Equal(["a", "b"], Ids([.. first["Records"]!.AsArray().Select(record => record!)]));
        Assert.Equal(["c"], Ids(Read(caller, (string)first["NextShardIterator"]!, out _)));
    }

    [Fact]
    public void GetRecords_AfterADay_TheRecordsAreTrimmed()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        caller.Put("Things", """{"id":{"S":"a"}}""");
        string arn = StreamArn(caller);
        string shard = (string)Shards(caller, arn)[0]["ShardId"]!;
        string number = (string)ReadAll(caller, "TRIM_HORIZON", out _)[0]["dynamodb"]!["SequenceNumber"]!;
        caller.Pass((24 * 3600) - 60);
        string horizon = Iterator(caller, arn, shard, "TRIM_HORIZON");
        caller.Pass(120);

        Assert.Equal("TrimmedDataAccessException", RefusedRead(caller, horizon).Code);
        Assert.Empty(ReadAll(caller, "TRIM_HORIZON", out _));
        Assert.Equal(
            "TrimmedDataAccessException",
            caller.Refused("DynamoDBStreams_20120810.GetShardIterator", IteratorRequest(arn, shard, "AT_SEQUENCE_NUMBER", number)).Code);
    }

    [Fact]
    public void GetRecords_OldIterator_IsExpired()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        string arn = StreamArn(caller);
        string iterator = Iterator(caller, arn, (string)Shards(caller, arn)[0]["ShardId"]!, "TRIM_HORIZON");
        caller.Pass(15 * 60 + 1);

        ServiceException error = RefusedRead(caller, iterator);

        Assert.Equal("ExpiredIteratorException", error.Code);
        Assert.Equal("Iterator expired. The iterator was created more than 15 minutes ago.", error.Message);
    }

    [Fact]
    public void UpdateTable_StreamOffAndOn_MakesANewStreamAndClosesTheOld()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things", more: NewAndOld);
        caller.Put("Things", """{"id":{"S":"a"}}""");
        string old = StreamArn(caller);

        caller.Call("UpdateTable", """{"TableName":"Things","StreamSpecification":{"StreamEnabled":false}}""");
        Assert.Equal("DISABLING", Status(caller, old));
        caller.Pass(1);
        Assert.Equal("DISABLED", Status(caller, old));
        caller.Call("UpdateTable", $$"""{"TableName":"Things"{{NewAndOld}}}""");
        string arn = StreamArn(caller);
        Assert.Equal("ENABLING", Status(caller, arn));
        caller.Pass(1);

        Assert.Equal("ENABLED", Status(caller, arn));
        Assert.NotEqual(old, arn);
        JsonNode[] records = Read(caller, Iterator(caller, old, (string)Shards(caller, old)[0]["ShardId"]!, "TRIM_HORIZON"), out string? next);
        Assert.Equal(["a"], Ids(records));
        Assert.Null(next);
        Assert.Equal(
            "Table already has an enabled stream: TableName: Things",
            caller.Refused("UpdateTable", $$"""{"TableName":"Things"{{NewAndOld}}}""").Message);
    }

    [Fact]
    public void ListStreams_OfATable_TellsArnAndLabel()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", more: NewAndOld);
        caller.CreateTable("Others", more: NewAndOld);

        JsonNode answer = caller.Call("DynamoDBStreams_20120810.ListStreams", """{"TableName":"Things"}""");

        JsonNode stream = Assert.Single(answer["Streams"]!.AsArray())!;
        Assert.Equal(StreamArn(caller), (string)stream["StreamArn"]!);
        Assert.EndsWith((string)stream["StreamLabel"]!, StreamArn(caller), StringComparison.Ordinal);
    }

    [Fact]
    public void DescribeStream_Paged_TellsEachShardOnce()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 3 });
        caller.CreateTable("Things", more: NewAndOld);
        string arn = StreamArn(caller);

        JsonNode first = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}","Limit":2}""")["StreamDescription"]!;
        JsonNode second = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""
            {"StreamArn":"{{arn}}","ExclusiveStartShardId":"{{(string)first["LastEvaluatedShardId"]!}}"}
            """)["StreamDescription"]!;

        Assert.Equal(2, first["Shards"]!.AsArray().Count);
        Assert.Single(second["Shards"]!.AsArray());
        Assert.Null(second["LastEvaluatedShardId"]);
    }

    [Fact]
    public void DescribeStream_FromAnotherAccount_NeedsThePolicyOfTheStream()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", more: NewAndOld);
        string arn = StreamArn(caller);
        string request = $$"""{"StreamArn":"{{arn}}"}""";
        Assert.Equal("AccessDeniedException", caller.Refused("DynamoDBStreams_20120810.DescribeStream", request, DynamoDbCaller.Target).Code);

        caller.Call("PutResourcePolicy", new JsonObject
        {
            ["ResourceArn"] = arn,
            ["Policy"] = $$$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},
                 "Action":"dynamodb:DescribeStream","Resource":"{{{arn}}}"}]}
                """,
        }.ToJsonString());

        Assert.Equal(arn, (string)caller.Call("DynamoDBStreams_20120810.DescribeStream", request, DynamoDbCaller.Target)["StreamDescription"]!["StreamArn"]!);
    }

    private static string StreamArn(DynamoDbCaller caller)
    {
        return (string)caller.Call("DescribeTable", """{"TableName":"Things"}""")["Table"]!["LatestStreamArn"]!;
    }

    private static string Status(DynamoDbCaller caller, string arn)
    {
        return (string)caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}"}""")["StreamDescription"]!["StreamStatus"]!;
    }

    private static JsonNode[] Shards(DynamoDbCaller caller, string arn)
    {
        JsonNode answer = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}"}""");
        return [.. answer["StreamDescription"]!["Shards"]!.AsArray().Select(shard => shard!)];
    }

    private static string Iterator(DynamoDbCaller caller, string arn, string shard, string type, string? number = null)
    {
        return (string)caller.Call("DynamoDBStreams_20120810.GetShardIterator", IteratorRequest(arn, shard, type, number))["ShardIterator"]!;
    }

    private static string IteratorRequest(string arn, string shard, string type, string? number)
    {
        string member = number is null ? "" : $",\"SequenceNumber\":\"{number}\"";
        return $$"""{"StreamArn":"{{arn}}","ShardId":"{{shard}}","ShardIteratorType":"{{type}}"{{member}}}""";
    }

    private static JsonNode[] ReadAll(DynamoDbCaller caller, string type, out string? next)
    {
        string arn = StreamArn(caller);
        return Read(caller, Iterator(caller, arn, (string)Shards(caller, arn)[0]["ShardId"]!, type), out next);
    }

    private static JsonNode[] Read(DynamoDbCaller caller, string iterator, out string? next)
    {
        JsonNode answer = caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""");
        next = (string?)answer["NextShardIterator"];
        return [.. answer["Records"]!.AsArray().Select(record => record!)];
    }

    private static ServiceException RefusedRead(DynamoDbCaller caller, string iterator)
    {
        return caller.Refused("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""");
    }

    private static IEnumerable<string> Ids(JsonNode[] records)
    {
        return records.Select(record => (string)record["dynamodb"]!["Keys"]!["id"]!["S"]!);
    }
}
