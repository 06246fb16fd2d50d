using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Streams;

/// <summary>Calls the stream operations for one stream of the table <c>Things</c>.</summary>
internal sealed class StreamCaller(DynamoDbCaller caller, string arn) : IDisposable
{
    public DynamoDbCaller Caller => caller;

    public string Arn => arn;

    public Table Table => Caller.Services.DynamoDb.Catalog(DynamoDbCaller.Source, DynamoDbCaller.Region).Find("Things")!;

    /// <summary>A table with a stream.</summary>
    public static StreamCaller Create(SandboxOptions options, string view = "NEW_AND_OLD_IMAGES")
    {
        var caller = new DynamoDbCaller(options);
        caller.CreateTable("Things", more: Specification(view));
        return Latest(caller);
    }

    /// <summary>The stream that the table has now.</summary>
    public static StreamCaller Latest(DynamoDbCaller caller)
    {
        return new StreamCaller(caller, (string)caller.Call("DescribeTable", """{"TableName":"Things"}""")["Table"]!["LatestStreamArn"]!);
    }

    public static string Specification(string view = "NEW_AND_OLD_IMAGES")
    {
        return ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"" + view + "\"}";
    }

    public void Pass(double seconds) => Caller.Pass(seconds);

    public void Put(string id, int value)
    {
        Caller.Put("Things", "{\"id\":{\"S\":\"" + id + "\"},\"v\":{\"N\":\"" + value + "\"}}");
    }

    public JsonNode Describe(string more = "")
    {
        return Caller.Call("DynamoDBStreams_20120810.DescribeStream", "{\"StreamArn\":\"" + Arn + "\"" + more + "}")["StreamDescription"]!;
    }

    public JsonNode[] Shards() => [.. Describe()["Shards"]!.AsArray().Select(shard => shard!)];

    public string[] ShardIds() => [.. Shards().Select(IdOf)];

    public string Iterator(string shardId, string type, string? number = null)
    {
        return (string)Caller.Call("DynamoDBStreams_20120810.GetShardIterator", IteratorRequest(shardId, type, number))["ShardIterator"]!;
    }

    public ServiceException RefusedIterator(string shardId, string type, string? number = null)
    {
        return Caller.Refused("DynamoDBStreams_20120810.GetShardIterator", IteratorRequest(shardId, type, number));
    }

    public JsonNode[] Read(string iterator, out string? next, int limit = 1000)
    {
        JsonNode answer = Caller.Call(
            "DynamoDBStreams_20120810.GetRecords", "{\"ShardIterator\":\"" + iterator + "\",\"Limit\":" + limit + "}");
        next = (string?)answer["NextShardIterator"];
        return [.. answer["Records"]!.AsArray().Select(record => record!)];
    }

    public ServiceException RefusedRead(string iterator)
    {
        return Caller.Refused("DynamoDBStreams_20120810.GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");
    }

    /// <summary>The records of the first shard.</summary>
    public JsonNode[] ReadFirst()
    {
        return Read(Iterator(ShardIds()[0], "TRIM_HORIZON"), out _);
    }

    /// <summary>
    /// All records of a shard from its trim horizon on, page by page with a pause of seconds before each, until it ends or
    /// shows nothing more.
    /// </summary>
    public List<JsonNode> ReadShard(string shardId, int limit = 1000, double pause = 0)
    {
        var records = new List<JsonNode>();
        string? next = Iterator(shardId, "TRIM_HORIZON");
        int empty = 0;
        // Some pages may be empty although there is more.
        while (next is not null && empty < 20)
        {
            Pass(pause);
            JsonNode[] page = Read(next, out next, limit);
            empty = page.Length == 0 ? empty + 1 : 0;
            records.AddRange(page);
        }

        return records;
    }

    /// <summary>The values that each key took, read from the parents of the tree to the children.</summary>
    public Dictionary<string, List<int>> ReadTree(int limit = 1000, double pause = 0)
    {
        var values = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var read = new HashSet<string>(StringComparer.Ordinal);
        JsonNode[] shards = Shards();
        string[] listed = [.. shards.Select(IdOf)];
        foreach (JsonNode shard in shards)
        {
            Assert.True(ParentOf(shard) is not { } parent || read.Contains(parent) || !listed.Contains(parent), "A parent is listed before its children.");
            read.Add(IdOf(shard));
            foreach (JsonNode record in ReadShard(IdOf(shard), limit, pause).Select(record => record["dynamodb"]!).Where(HasNumber))
            {
                string key = (string)record["Keys"]!["id"]!["S"]!;
                values.TryAdd(key, []);
                values[key].Add(int.Parse((string)record["NewImage"]!["v"]!["N"]!, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return values;
    }

    public static string IdOf(JsonNode shard) => (string)shard["ShardId"]!;

    public static string? ParentOf(JsonNode shard) => (string?)shard["ParentShardId"];

    public static string? EndOf(JsonNode shard) => (string?)shard["SequenceNumberRange"]!["EndingSequenceNumber"];

    public static string StartOf(JsonNode shard) => (string)shard["SequenceNumberRange"]!["StartingSequenceNumber"]!;

    public void Dispose() => Caller.Dispose();

    private static bool HasNumber(JsonNode record) => record["NewImage"]!["v"]!["N"] is not null;

    private string IteratorRequest(string shardId, string type, string? number)
    {
        string member = number is null ? "" : $",\"SequenceNumber\":\"{number}\"";
        return $$"""{"StreamArn":"{{Arn}}","ShardId":"{{shardId}}","ShardIteratorType":"{{type}}"{{member}}}""";
    }
}
