using System.Text.Json.Nodes;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Capacity;

public sealed class ConsumedCapacityTests
{
    [Theory]
    [InlineData(4096 - 4, false, 0.5)]
    [InlineData(4096 - 4, true, 1)]
    [InlineData(4096 - 3, true, 2)]
    [InlineData(4096 - 3, false, 1)]
    public void GetItem_BySize_CostsReadUnits(int length, bool consistent, double units)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        PutOfLength(caller, length);

        JsonNode answer = caller.Call("GetItem", $$$"""
            {"TableName":"Things","Key":{"id":{"S":"a"}},"ConsistentRead":{{{(consistent ? "true" : "false")}}},"ReturnConsumedCapacity":"TOTAL"}
            """);

        Assert.Equal(units, (double)answer["ConsumedCapacity"]!["CapacityUnits"]!);
    }

    [Fact]
    public void DeleteItem_OfTwoKilobytes_CostsTheOldSize()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        PutOfLength(caller, 2048);
        const string Delete = """{"TableName":"Things","Key":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}""";

        Assert.Equal(3, (double)caller.Call("DeleteItem", Delete)["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(1, (double)caller.Call("DeleteItem", Delete)["ConsumedCapacity"]!["CapacityUnits"]!);
    }

    [Theory]
    [InlineData("""{"id":{"S":"a"}}""", """{"id":{"S":"a"},"v":{"S":"x"}}""", """{"CapacityUnits":1,"Table":{"CapacityUnits":1},"TableName":"Things"}""")]
    [InlineData("""{"id":{"S":"a"}}""", """{"id":{"S":"a"},"g":{"S":"x"}}""", """{"CapacityUnits":2,"GlobalSecondaryIndexes":{"byG":{"CapacityUnits":1}},"Table":{"CapacityUnits":1},"TableName":"Things"}""")]
    [InlineData("""{"id":{"S":"a"},"g":{"S":"x"}}""", """{"id":{"S":"a"},"g":{"S":"y"}}""", """{"CapacityUnits":3,"GlobalSecondaryIndexes":{"byG":{"CapacityUnits":2}},"Table":{"CapacityUnits":1},"TableName":"Things"}""")]
    [InlineData("""{"id":{"S":"a"},"g":{"S":"x"}}""", """{"id":{"S":"a"},"g":{"S":"x"},"v":{"S":"not projected"}}""", """{"CapacityUnits":1,"Table":{"CapacityUnits":1},"TableName":"Things"}""")]
    public void PutItem_WithIndex_CostsWhatChangesInTheIndex(string first, string second, string consumed)
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]}
            """);
        caller.Pass(1);
        caller.Put("Things", first);

        JsonNode answer = caller.Call("PutItem", $$"""{"TableName":"Things","Item":{{second}},"ReturnConsumedCapacity":"INDEXES"}""");

        Assert.Equal(consumed, answer["ConsumedCapacity"]!.ToJsonString());
    }

    private static void PutOfLength(DynamoDbCaller caller, int length)
    {
        caller.Put("Things", "{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"" + new string('x', length) + "\"}}");
    }
}
