using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
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
    [InlineData("""{"id":{"S":"a"},"g":{"S":"x"},"s":{"SS":["1","2"]}}""", """{"s":{"SS":["2","1"]},"v":{"S":"not projected"},"g":{"S":"x"},"id":{"S":"a"}}""", """{"CapacityUnits":1,"Table":{"CapacityUnits":1},"TableName":"Things"}""")]
    public void PutItem_WithIndex_CostsWhatChangesInTheIndex(string first, string second, string consumed)
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["s"]}}]}
            """);
        caller.Pass(1);
        caller.Put("Things", first);

        JsonNode answer = caller.Call("PutItem", $$"""{"TableName":"Things","Item":{{second}},"ReturnConsumedCapacity":"INDEXES"}""");

        Assert.Equal(consumed, answer["ConsumedCapacity"]!.ToJsonString());
    }

    [Fact]
    public void Write_OfATransaction_TellsItsUnitsTwice()
    {
        var consumed = new ConsumedCapacity("Things", ConsumedCapacity.TransactionWrites);
        consumed.AddTable(4);
        consumed.AddIndex("byG", isGlobal: true, 1);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            consumed.Write(writer, "INDEXES");
        }

        Assert.Equal(
            """{"CapacityUnits":5,"WriteCapacityUnits":5,"GlobalSecondaryIndexes":{"byG":{"CapacityUnits":1,"WriteCapacityUnits":1}},"Table":{"CapacityUnits":4,"WriteCapacityUnits":4},"TableName":"Things"}""",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static void PutOfLength(DynamoDbCaller caller, int length)
    {
        caller.Put("Things", "{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"" + new string('x', length) + "\"}}");
    }
}
