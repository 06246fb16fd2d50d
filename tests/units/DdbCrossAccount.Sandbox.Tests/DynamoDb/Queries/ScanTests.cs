using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Queries;

public sealed class ScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Scan_InSegments_TellsEachItemOnce(int segments)
    {
        using var caller = new DynamoDbCaller();
        Fill(caller, 300, 10);

        var ids = new List<string>();
        for (int segment = 0; segment < segments; segment++)
        {
            ids.AddRange(ScanAll(caller, $",\"Limit\":7,\"Segment\":{segment},\"TotalSegments\":{segments}"));
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scan_LargeItems_EndsPagesWithTheItemThatReachesOneMegabyte()
    {
        using var caller = new DynamoDbCaller();
        Fill(caller, 30, 100_000);

        JsonNode page = caller.Call("Scan", """{"TableName":"Things","ReturnConsumedCapacity":"TOTAL"}""");

        Assert.Equal(11, (int)page["Count"]!);
        Assert.NotNull(page["LastEvaluatedKey"]);
        Assert.Equal(Math.Ceiling(11 * 100_007 / 4096.0) / 2, (double)page["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(30, ScanAll(caller, "").Count);
    }

    [Fact]
    public void Scan_StartItemDeletedMeanwhile_GoesOnAfterItsPlace()
    {
        using var caller = new DynamoDbCaller();
        Fill(caller, 20, 1);
        List<string> all = ScanAll(caller, "");
        JsonNode page = caller.Call("Scan", """{"TableName":"Things","Limit":5}""");
        string last = page["LastEvaluatedKey"]!.ToJsonString();
        caller.Call("DeleteItem", $$"""{"TableName":"Things","Key":{{last}}}""");

        List<string> rest = ScanAll(caller, $",\"ExclusiveStartKey\":{last}");

        Assert.Equal(all.Skip(5), rest);
    }

    [Fact]
    public void Scan_Count_TellsNoItems()
    {
        using var caller = new DynamoDbCaller();
        Fill(caller, 5, 1);

        JsonNode page = caller.Call("Scan", """{"TableName":"Things","Select":"COUNT"}""");

        Assert.Equal("""{"Count":5,"ScannedCount":5}""", page.ToJsonString());
    }

    [Theory]
    [InlineData("\"Segment\":1,\"TotalSegments\":1", "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 1 is not less than TotalSegments: 1")]
    [InlineData("\"Segment\":1", "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")]
    [InlineData("\"TotalSegments\":1", "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")]
    [InlineData("\"TotalSegments\":1000001,\"Segment\":0", "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000")]
    [InlineData("\"Limit\":0", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("\"ExclusiveStartKey\":{\"x\":{\"S\":\"a\"}}", "The provided starting key is invalid: The provided key element does not match the schema")]
    [InlineData("\"IndexName\":\"i\"", "1 validation error detected: Value 'i' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    public void Scan_InvalidRequest_IsRefused(string members, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        ServiceException error = caller.Refused("Scan", $$"""{"TableName":"Things",{{members}}}""");

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    private static string Id(int i)
    {
        return $"{i:D5}";
    }

    private static void Fill(DynamoDbCaller caller, int count, int length)
    {
        caller.CreateTable("Things");
        string text = new('x', length);
        for (int i = 0; i < count; i++)
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{Id(i)}}}"},"":{"S":"{{{text}}}"}}""");
        }
    }

    private static List<string> ScanAll(DynamoDbCaller caller, string members)
    {
        var ids = new List<string>();
        string start = "";
        do
        {
            JsonNode page = caller.Call("Scan", $$"""{"TableName":"Things"{{(start.Length > 0 && members.Contains("ExclusiveStartKey", StringComparison.Ordinal) ? "" : members)}}{{start}}}""");
            ids.AddRange(page["Items"]!.AsArray().Select(item => (string)item!["id"]!["S"]!));
            start = page["LastEvaluatedKey"] is { } key ? $",\"ExclusiveStartKey\":{key.ToJsonString()}" : "";
        }
        while (start.Length > 0);
        return ids;
    }
}
