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
    [Fact]
    public void GetRecords_AfterChanges_TellsEachOnceInOrder()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"1"},"s":{"SS":["x","y"]}}""");
        caller.Put("Things", """{"s":{"SS":["y","x"]},"v":{"N":"1.0"},"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"2"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");

        JsonNode[] records = stream.ReadFirst();

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
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 }, view);
        DynamoDbCaller caller = stream.Caller;
        caller.Put("Things", """{"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"2"}}""");

        JsonNode record = stream.ReadFirst()[1]["dynamodb"]!;

        Assert.Equal(hasNew, record["NewImage"] is not null);
        Assert.Equal(hasOld, record["OldImage"] is not null);
        Assert.Equal(view, (string)record["StreamViewType"]!);
    }

    [Fact]
    public void GetRecords_SeveralShards_EachKeyInOneOfThem()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 3 });
        DynamoDbCaller caller = stream.Caller;
        for (int i = 0; i < 60; i++)
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{i % 20}}}"},"v":{"N":"{{{i}}}"}}""");
        }

        JsonNode[] shards = stream.Shards();

        Assert.Equal(3, shards.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (JsonNode shard in shards)
        {
            JsonNode[] records = stream.Read(stream.Iterator((string)shard["ShardId"]!, "TRIM_HORIZON"), out _);
            count += records.Length;
            Assert.All(records.Select(record => (string)record["dynamodb"]!["Keys"]!["id"]!["S"]!).Distinct(), key => Assert.True(seen.Add(key)));
        }

        Assert.Equal(60, count);
    }

    [Fact]
    public void GetRecords_ByIteratorTypes_BeginsWhereTheySay()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        caller.Put("Things", """{"id":{"S":"a"}}""");
        caller.Put("Things", """{"id":{"S":"b"}}""");
        string shard = stream.ShardIds()[0];
        string latest = stream.Iterator(shard, "LATEST");
        caller.Put("Things", """{"id":{"S":"c"}}""");
        string second = (string)stream.ReadFirst()[1]["dynamodb"]!["SequenceNumber"]!;

        Assert.Equal(["c"], Ids(stream.Read(latest, out _)));
        Assert.Equal(["b", "c"], Ids(stream.Read(stream.Iterator(shard, "AT_SEQUENCE_NUMBER", second), out _)));
        Assert.Equal(["c"], Ids(stream.Read(stream.Iterator(shard, "AFTER_SEQUENCE_NUMBER", second), out _)));
    }

    [Fact]
    public void GetRecords_WithLimit_GoesOnWithTheNextIterator()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        foreach (string id in new[] { "a", "b", "c" })
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{id}}}"}}""");
        }

        string iterator = stream.Iterator(stream.ShardIds()[0], "TRIM_HORIZON");
        JsonNode first = caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}","Limit":2}""");

        Assert.Equal(["a", "b"], Ids([.. first["Records"]!.AsArray().Select(record => record!)]));
        Assert.Equal(["c"], Ids(stream.Read((string)first["NextShardIterator"]!, out _)));
    }

    [Fact]
    public void GetRecords_AfterADay_TheRecordsAreTrimmed()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        caller.Put("Things", """{"id":{"S":"a"}}""");
        string shard = stream.ShardIds()[0];
        string number = (string)stream.ReadFirst()[0]["dynamodb"]!["SequenceNumber"]!;
        caller.Pass((24 * 3600) - 60);
        string horizon = stream.Iterator(shard, "TRIM_HORIZON");
        caller.Pass(120);

        Assert.Equal("TrimmedDataAccessException", stream.RefusedRead(horizon).Code);
        Assert.Empty(stream.ReadFirst());
        Assert.Equal("TrimmedDataAccessException", stream.RefusedIterator(shard, "AT_SEQUENCE_NUMBER", number).Code);
    }

    [Fact]
    public void GetRecords_OldIterator_IsExpired()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        string iterator = stream.Iterator(stream.ShardIds()[0], "TRIM_HORIZON");
        caller.Pass(15 * 60 + 1);

        ServiceException error = stream.RefusedRead(iterator);

        Assert.Equal("ExpiredIteratorException", error.Code);
        Assert.Equal("Iterator expired. The iterator was created more than 15 minutes ago.", error.Message);
    }

    [Fact]
    public void UpdateTable_StreamOffAndOn_MakesANewStreamAndClosesTheOld()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        DynamoDbCaller caller = stream.Caller;
        caller.Put("Things", """{"id":{"S":"a"}}""");
        caller.Call("UpdateTable", """{"TableName":"Things","StreamSpecification":{"StreamEnabled":false}}""");
        Assert.Equal("DISABLING", Status(stream));
        caller.Pass(1);
        Assert.Equal("DISABLED", Status(stream));
        caller.Call("UpdateTable", $$"""{"TableName":"Things"{{StreamCaller.Specification()}}}""");
        StreamCaller renewed = StreamCaller.Latest(caller);
        Assert.Equal("ENABLING", Status(renewed));
        caller.Pass(1);

        Assert.Equal("ENABLED", Status(renewed));
        Assert.NotEqual(stream.Arn, renewed.Arn);
        JsonNode[] records = stream.Read(stream.Iterator(stream.ShardIds()[0], "TRIM_HORIZON"), out string? next);
        Assert.Equal(["a"], Ids(records));
        Assert.Null(next);
        Assert.Equal(
            "Table already has an enabled stream: TableName: Things",
            caller.Refused("UpdateTable", $$"""{"TableName":"Things"{{StreamCaller.Specification()}}}""").Message);
    }

    [Fact]
    public void DeleteTable_WithAStream_KeepsItReadableForADay()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        stream.Put("a", 1);
        stream.Caller.Call("DeleteTable", """{"TableName":"Things"}""");
        stream.Pass(1);
        stream.Caller.CreateTable("Things", more: StreamCaller.Specification());
        StreamCaller renewed = StreamCaller.Latest(stream.Caller);

        Assert.Equal("DISABLED", Status(stream));
        Assert.Equal(["a"], Ids(stream.Read(stream.Iterator(stream.ShardIds()[0], "TRIM_HORIZON"), out string? next)));
        Assert.Null(next);
        Assert.Empty(renewed.ReadFirst());
        Assert.Equal([stream.Arn, renewed.Arn], Listed(stream.Caller));

        stream.Pass(24 * 3600);

        ServiceException refusal = stream.RefusedIterator(renewed.ShardIds()[0], "TRIM_HORIZON");
        Assert.Equal("ResourceNotFoundException", refusal.Code);
        Assert.Equal($"Requested resource not found: Stream: {stream.Arn} not found", refusal.Message);
        Assert.Equal([renewed.Arn], Listed(stream.Caller));
    }

    [Theory]
    [InlineData("GetRecords", """{"ShardIterator":"nonsense"}""", "Invalid ShardIterator")]
    [InlineData("GetRecords", """{"ShardIterator":"ARN|1|c2hhcmR8MXw5MjIzMzcyMDM2ODU0Nzc1ODA3"}""", "Invalid ShardIterator")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AT_SEQUENCE_NUMBER"}""", "Invalid SequenceNumber")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AFTER_SEQUENCE_NUMBER","SequenceNumber":"4710009223372036854775807"}""", "Invalid SequenceNumber")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"short","ShardIteratorType":"LATEST"}""", "1 validation error detected: Value 'short' at 'shardId' failed to satisfy constraint: Member must have length greater than or equal to 28")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"OLDEST"}""", "1 validation error detected: Value 'OLDEST' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST]")]
    [InlineData("DescribeStream", """{"StreamArn":"nonsense"}""", "1 validation error detected: Value 'nonsense' at 'streamArn' failed to satisfy constraint: Member must have length greater than or equal to 37")]
    [InlineData("DescribeStream", """{"StreamArn":"this is as long as an ARN of a stream would be"}""", "Invalid StreamArn: this is as long as an ARN of a stream would be")]
    public void Streams_WhatIsNoStreamShardOrPosition_IsRefused(string operation, string json, string message)
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 1 });
        string request = json.Replace("ARN", stream.Arn, StringComparison.Ordinal).Replace("SHARD", stream.ShardIds()[0], StringComparison.Ordinal);
        string given = message.Contains("StreamArn:", StringComparison.Ordinal) ? json : request;

        ServiceException refusal = stream.Caller.Refused($"DynamoDBStreams_20120810.{operation}", given);

        Assert.Equal(("ValidationException", message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void ListStreams_OfATable_TellsArnAndLabel()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions());
        DynamoDbCaller caller = stream.Caller;
        caller.CreateTable("Others", more: StreamCaller.Specification());

        JsonNode answer = caller.Call("DynamoDBStreams_20120810.ListStreams", """{"TableName":"Things"}""");

        JsonNode listed = Assert.Single(answer["Streams"]!.AsArray())!;
        Assert.Equal(stream.Arn, (string)listed["StreamArn"]!);
        Assert.EndsWith((string)listed["StreamLabel"]!, stream.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public void DescribeStream_Paged_TellsEachShardOnce()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions { Partitions = 3 });
        DynamoDbCaller caller = stream.Caller;

        JsonNode first = stream.Describe(",\"Limit\":2");
        JsonNode second = stream.Describe(",\"ExclusiveStartShardId\":\"" + (string)first["LastEvaluatedShardId"]! + "\"");

        Assert.Equal(2, first["Shards"]!.AsArray().Count);
        Assert.Single(second["Shards"]!.AsArray());
        Assert.Null(second["LastEvaluatedShardId"]);
    }

    [Fact]
    public void DescribeStream_FromAnotherAccount_NeedsThePolicyOfTheStream()
    {
        using StreamCaller stream = StreamCaller.Create(new SandboxOptions());
        DynamoDbCaller caller = stream.Caller;
        string request = $$"""{"StreamArn":"{{stream.Arn}}"}""";
        Assert.Equal("AccessDeniedException", caller.Refused("DynamoDBStreams_20120810.DescribeStream", request, DynamoDbCaller.Target).Code);

        caller.Call("PutResourcePolicy", new JsonObject
        {
            ["ResourceArn"] = stream.Arn,
            ["Policy"] = $$$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},
                 "Action":"dynamodb:DescribeStream","Resource":"{{{stream.Arn}}}"}]}
                """,
        }.ToJsonString());

        Assert.Equal(stream.Arn, (string)caller.Call("DynamoDBStreams_20120810.DescribeStream", request, DynamoDbCaller.Target)["StreamDescription"]!["StreamArn"]!);
    }

    private static IEnumerable<string> Listed(DynamoDbCaller caller)
    {
        return caller.Call("DynamoDBStreams_20120810.ListStreams", "{}")["Streams"]!.AsArray().Select(stream => (string)stream!["StreamArn"]!);
    }

    private static string Status(StreamCaller stream)
    {
        return (string)stream.Describe()["StreamStatus"]!;
    }

    private static IEnumerable<string> Ids(JsonNode[] records)
    {
        return records.Select(record => (string)record["dynamodb"]!["Keys"]!["id"]!["S"]!);
    }
}
