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

        Assert.Equal(
            "1 validation error detected: Value at 'RequestItems.One.member' failed to satisfy constraint: Member must have length less than or equal to 25",
            error.Message);
    }

    [Theory]
    [InlineData("{}", "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("{\"Gone\":[{}]}", "Requested resource not found")]
    [InlineData("{\"One\":[]}", "1 validation error detected: Value '{One=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]")]
    [InlineData("{\"One\":[{\"PutRequest\":{\"Item\":{}}}]}", "The provided key element does not match the schema")]
    [InlineData("{\"One\":[{\"PutRequest\":{\"Item\":{\"id\":{\"N\":\"5\"}}}}]}", "The provided key element does not match the schema")]
    [InlineData("{\"One\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"\"}}}}]}", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id")]
    [InlineData("{\"One\":[{\"DeleteRequest\":{\"Key\":{\"x\":{\"S\":\"a\"}}}}]}", "The provided key element does not match the schema")]
    public void BatchWriteItem_InvalidRequest_IsRefused(string items, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");

        Assert.Equal(message, caller.Refused("BatchWriteItem", "{\"RequestItems\":" + items + "}").Message);
    }

    [Fact]
    public void BatchWriteItem_UnknownWords_AreToldTogetherBeforeAnythingElse()
    {
        using var caller = new DynamoDbCaller();

        Assert.Equal(
            "2 validation errors detected: Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum "
            + "value set: [INDEXES, TOTAL, NONE]; Value 'BOGUS2' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must "
            + "satisfy enum value set: [SIZE, NONE]",
            caller.Refused("BatchWriteItem", """
                {"RequestItems":{"Gone":[{"PutRequest":{"Item":{"id":{"S":"a"}}}}]},"ReturnConsumedCapacity":"BOGUS","ReturnItemCollectionMetrics":"BOGUS2"}
                """).Message);
        Assert.Equal(
            "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: Member must not be null",
            caller.Refused("BatchWriteItem", "{}").Message);
    }

    [Fact]
    public void BatchWriteItem_TableWithLocalIndex_TellsTheCollectionsThatWereTouched()
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"Sorted","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"s","AttributeType":"S"},{"AttributeName":"t","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"byT","KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"t","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"ALL"}}]}
            """);
        caller.Pass(1);

        JsonNode answer = caller.Call("BatchWriteItem", """
            {"ReturnItemCollectionMetrics":"SIZE","RequestItems":{"Sorted":[
              {"PutRequest":{"Item":{"id":{"S":"a"},"s":{"S":"1"}}}},{"PutRequest":{"Item":{"id":{"S":"a"},"s":{"S":"2"}}}}]}}
            """);

        Assert.Equal(
            """{"ItemCollectionMetrics":{"Sorted":[{"ItemCollectionKey":{"id":{"S":"a"}},"SizeEstimateRangeGB":[0,1]}]},"UnprocessedItems":{}}""",
            answer.ToJsonString());
    }

    [Fact]
    public void BatchGetItem_LittleCapacity_GivesBackTheKeysThatWereNotRead()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One", more: ",\"OnDemandThroughput\":{\"MaxReadRequestUnits\":2}");
        const string Keys = """{"ConsistentRead":true,"ExpressionAttributeNames":{"#v":"v"},"ProjectionExpression":"#v","Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}},{"id":{"S":"c"}}]}""";

        JsonNode answer = caller.Call("BatchGetItem", "{\"RequestItems\":{\"One\":" + Keys + "},\"ReturnConsumedCapacity\":\"TOTAL\"}");

        Assert.Equal("""[{"CapacityUnits":2,"TableName":"One"}]""", answer["ConsumedCapacity"]!.ToJsonString());
        Assert.Equal(
            """{"One":{"ProjectionExpression":"#v","ExpressionAttributeNames":{"#v":"v"},"ConsistentRead":true,"Keys":[{"id":{"S":"c"}}]}}""",
            answer["UnprocessedKeys"]!.ToJsonString());
        Assert.Equal("ThrottlingException", caller.Refused("BatchGetItem", "{\"RequestItems\":{\"One\":" + Keys + "}}").Code);
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
