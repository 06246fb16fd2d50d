using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Clock;

/// <summary>A day that passes in one step: everything that is due in it happens, in order, and each thing at its own time.</summary>
public sealed class DayTests
{
    private const int Tables = 20;
    private const int Items = 50;

    [Fact]
    public void Day_WithExportsExpiryAndTrimming_LeavesEachAtItsOwnTime()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions
        {
            ExportDuration = TimeSpan.FromHours(3),
            StatisticsInterval = TimeSpan.Zero,
        });
        string[] exports = [.. Enumerable.Range(0, Tables).Select(number => Prepare(caller, $"Table{number}"))];
        DateTimeOffset end = caller.Now.AddDays(1);

        caller.Pass(TimeSpan.FromDays(1).TotalSeconds);

        Assert.Equal(end, caller.Now);
        foreach (string arn in exports)
        {
            JsonNode description = caller.Call("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""")["ExportDescription"]!;
            Assert.Equal("COMPLETED", (string)description["ExportStatus"]!);
            Assert.Equal((double)description["StartTime"]! + 10_800, (double)description["EndTime"]!, precision: 3);
        }

        Assert.All(Enumerable.Range(0, Tables), number => Assert.Equal(0, Count(caller, $"Table{number}")));
        caller.Pass(TimeSpan.FromDays(1).TotalSeconds);
        Assert.All(Enumerable.Range(0, Tables), number => Assert.Equal(0, Records(caller, $"Table{number}")));
    }

    /// <summary>Twenty minutes apart: a table with a stream, an export under way, and items that expire some hours later.</summary>
    private static string Prepare(DynamoDbCaller caller, string table)
    {
        caller.CreateTable(table, more: ""","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}""");
        caller.Call("UpdateTimeToLive", $$$"""{"TableName":"{{{table}}}","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""");
        ExportFolder.EnableRecovery(caller, table);
        long now = caller.Now.ToUnixTimeSeconds();
        foreach (int number in Enumerable.Range(0, Items))
        {
            caller.Put(table, $$$"""{"id":{"S":"{{{number}}}"},"ttl":{"N":"{{{now + (number * 60)}}}"}}""");
        }

        caller.Pass(400);
        JsonNode started = caller.Call("ExportTableToPointInTime", $$"""
            {"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/{{table}}","S3Bucket":"{{caller.Bucket}}","S3BucketOwner":"222222222222"}
            """);
        return (string)started["ExportDescription"]!["ExportArn"]!;
    }

    private static int Count(DynamoDbCaller caller, string table) => (int)caller.Call("Scan", $$"""{"TableName":"{{table}}"}""")["Count"]!;

    private static int Records(DynamoDbCaller caller, string table)
    {
        string stream = (string)caller.Call("DescribeTable", $$"""{"TableName":"{{table}}"}""")["Table"]!["LatestStreamArn"]!;
        JsonNode description = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{stream}}"}""")["StreamDescription"]!;
        return description["Shards"]!.AsArray().Sum(shard =>
        {
            JsonNode iterator = caller.Call("DynamoDBStreams_20120810.GetShardIterator", $$"""
                {"StreamArn":"{{stream}}","ShardId":"{{(string)shard!["ShardId"]!}}","ShardIteratorType":"TRIM_HORIZON"}
                """);
            JsonNode records = caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{(string)iterator["ShardIterator"]!}}"}""");
            return records["Records"]!.AsArray().Count;
        });
    }
}
