using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Items;

public sealed class BatchTests
{
    [Fact]
    public void BatchWriteItem_PutsAndDeletes_DoesBothAndCountsUnits()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");
        caller.CreateTable("Two");
        caller.Put("One", """{"id":{"S":"old"}}""");
        string long1 = new('x', 1500);

        JsonNode answer = caller.Call("BatchWriteItem", $$$$$"""
            {"ReturnConsumedCapacity":"TOTAL","RequestItems":{
              "One":[{"PutRequest":{"Item":{"id":{"S":"a"},"v":{"S":"{{{{{long1}}}}}"}}}},{"DeleteRequest":{"Key":{"id":{"S":"old"}}}}],
              "Two":[{"PutRequest":{"Item":{"id":{"S":"b"}}}}]}}
            """);

        Assert.Equal(
            """{"ConsumedCapacity":[{"CapacityUnits":3,"TableName":"One"},{"CapacityUnits":1,"TableName":"Two"}],"UnprocessedItems":{}}""",
            answer.ToJsonString());
        Assert.Equal("{}", caller.Call("GetItem", """{"TableName":"One","Key":{"id":{"S":"old"}}}""").ToJsonString());
        Assert.NotNull(caller.Call("GetItem", """{"TableName":"One","Key":{"id":{"S":"a"}}}""")["Item"]);
        Assert.NotNull(caller.Call("GetItem", """{"TableName":"Two","Key":{"id":{"S":"b"}}}""")["Item"]);
    }

    [Fact]
    public void BatchWriteItem_SameKeyTwice_WritesNothing()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");

        ServiceException error = caller.Refused("BatchWriteItem", """
            {"RequestItems":{"One":[{"PutRequest":{"Item":{"id":{"S":"a"}}}},{"DeleteRequest":{"Key":{"id":{"S":"a"}}}}]}}
            """);

        Assert.Equal("Provided list of item keys contains duplicates", error.Message);
        Assert.Equal(0, (int)caller.Call("Scan", """{"TableName":"One"}""")["Count"]!);
    }

    [Fact]
    public void BatchWriteItem_TooManyItems_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");
        string puts = string.Join(',', Enumerable.Range(0, 26).Select(i => "{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"" + i + "\"}}}}"));

        ServiceException error = caller.Refused("BatchWriteItem", "{\"RequestItems\":{\"One\":[" + puts + "]}}");

        Assert.Equal("Too many items requested for the BatchWriteItem call", error.Message);
    }

    [Theory]
    [InlineData("{}", "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("{\"Gone\":[]}", "Requested resource not found")]
    [InlineData("{\"One\":[{\"PutRequest\":{\"Item\":{}}}]}", "One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("{\"One\":[{\"DeleteRequest\":{\"Key\":{\"x\":{\"S\":\"a\"}}}}]}", "The provided key element does not match the schema")]
    public void BatchWriteItem_InvalidRequest_IsRefused(string items, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");

        Assert.Equal(message, caller.Refused("BatchWriteItem", "{\"RequestItems\":" + items + "}").Message);
    }

    [Fact]
    public void BatchGetItem_SomeMissing_ReturnsThoseThatAreThere()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");
        caller.Put("One", """{"id":{"S":"a"}}""");

        JsonNode answer = caller.Call("BatchGetItem", """
            {"ReturnConsumedCapacity":"TOTAL","RequestItems":{"One":{"ConsistentRead":true,"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}]}}}
            """);

        Assert.Equal(
            """{"ConsumedCapacity":[{"CapacityUnits":2,"TableName":"One"}],"Responses":{"One":[{"id":{"S":"a"}}]},"UnprocessedKeys":{}}""",
            answer.ToJsonString());
    }

    [Fact]
    public void BatchGetItem_MoreThanSixteenMegabytes_ReturnsTheRestAsUnprocessed()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");
        string text = new('x', 399_000);
        for (int i = 0; i < 50; i++)
        {
            caller.Put("One", $$$"""{"id":{"S":"{{{i}}}"},"v":{"S":"{{{text}}}"}}""");
        }

        string keys = string.Join(',', Enumerable.Range(0, 50).Select(i => "{\"id\":{\"S\":\"" + i + "\"}}"));
        JsonNode answer = caller.Call("BatchGetItem", "{\"RequestItems\":{\"One\":{\"Keys\":[" + keys + "]}}}");

        Assert.Equal(42, answer["Responses"]!["One"]!.AsArray().Count);
        Assert.Equal(8, answer["UnprocessedKeys"]!["One"]!["Keys"]!.AsArray().Count);
    }
}
