using System;
using System.Text;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Capacity;

public sealed class ThroughputTests
{
    private const string TableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Things";
    private const string IndexArn = TableArn + "/index/byG";

    [Fact]
    public void BatchWriteItem_ProvisionedTable_TakesFiveMinutesOfUnitsAtOnceAndThenWhatEachSecondBrings()
    {
        using var caller = new DynamoDbCaller();
        CreateProvisioned(caller, reads: 5, writes: 5);

        Assert.Equal(1500, WritesUntilThrottled(caller, out ServiceException throttle));
        Assert.Equal("ProvisionedThroughputExceededException", throttle.Code);
        Assert.Equal(
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with "
            + "the UpdateTable API.",
            throttle.Message);
        AssertReason(throttle, "ThrottlingReasons", "TableWriteProvisionedThroughputExceeded", TableArn);
        caller.Pass(2);
        Assert.Equal(10, WritesUntilThrottled(caller, out _));
        caller.Pass(3600);
        Assert.Equal(1500, WritesUntilThrottled(caller, out _));
    }

    [Fact]
    public void BatchWriteItem_PartOfItThrottled_ComesBackAsItWasGiven()
    {
        using var caller = new DynamoDbCaller();
        CreateProvisioned(caller, reads: 1, writes: 1);
        for (int i = 0; i < 298; i++)
        {
            Batch(caller, Put($"{i}"));
        }

        JsonNode answer = caller.Call("BatchWriteItem", """
            {"ReturnConsumedCapacity":"TOTAL","RequestItems":{"Things":[
              {"PutRequest":{"Item":{"id":{"S":"a"}}}}, {"DeleteRequest":{"Key":{"id":{"S":"b"}}}},
              {"PutRequest":{"Item":{ "id":{"S":"c"}, "v":{"N":"1.0"} }}}, {"DeleteRequest" : {"Key":{"id":{"S":"d"}}}} ]}}
            """);

        Assert.Equal(
            """{"ConsumedCapacity":[{"CapacityUnits":2,"TableName":"Things"}],"UnprocessedItems":{"Things":[{"PutRequest":{"Item":{"id":{"S":"c"},"v":{"N":"1.0"}}}},{"DeleteRequest":{"Key":{"id":{"S":"d"}}}}]}}""",
            answer.ToJsonString());
    }

    [Fact]
    public void BatchWriteItem_OnDemandMaximum_IsReachedWithinTheSecond()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", more: ",\"OnDemandThroughput\":{\"MaxWriteRequestUnits\":20}");

        Assert.Equal(20, WritesUntilThrottled(caller, out ServiceException throttle));
        Assert.Equal("ThrottlingException", throttle.Code);
        Assert.Equal("Throughput exceeds the maximum OnDemandThroughput configured on table or index", throttle.Message);
        AssertReason(throttle, "throttlingReasons", "TableWriteMaxOnDemandThroughputExceeded", TableArn);
        caller.Pass(1);
        Assert.Equal(20, WritesUntilThrottled(caller, out _));
    }

    [Fact]
    public void BatchWriteItem_GlobalIndexWithLessThanTheTable_SlowsTheTableDown()
    {
        using var caller = new DynamoDbCaller();
        CreateWithIndex(caller, """
            "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":1000}
            """, ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":1}");

        ServiceException throttle = PutWithIndexUntilThrottled(caller, expected: 300);

        Assert.Equal("ProvisionedThroughputExceededException", throttle.Code);
        Assert.Equal(
            "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider "
            + "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API",
            throttle.Message);
        AssertReason(throttle, "ThrottlingReasons", "IndexWriteProvisionedThroughputExceeded", IndexArn);
        Batch(caller, Put("not in the index"));
    }

    [Fact]
    public void BatchWriteItem_OnDemandIndexWithMaximum_SlowsTheTableDown()
    {
        using var caller = new DynamoDbCaller();
        CreateWithIndex(caller, "\"BillingMode\":\"PAY_PER_REQUEST\"", ",\"OnDemandThroughput\":{\"MaxWriteRequestUnits\":7}");

        ServiceException throttle = PutWithIndexUntilThrottled(caller, expected: 7);

        Assert.Equal("ThrottlingException", throttle.Code);
        AssertReason(throttle, "throttlingReasons", "IndexWriteMaxOnDemandThroughputExceeded", IndexArn);
    }

    [Fact]
    public void GetItem_ProvisionedTable_CountsHalfUnitsUnlessConsistent()
    {
        using var caller = new DynamoDbCaller();
        CreateProvisioned(caller, reads: 1, writes: 1);
        for (int i = 0; i < 200; i++)
        {
            Get(caller, consistent: true);
            Get(caller, consistent: false);
        }

        var throttle = Assert.Throws<ServiceException>(() => { Get(caller, consistent: false); });

        Assert.Equal("ProvisionedThroughputExceededException", throttle.Code);
        AssertReason(throttle, "ThrottlingReasons", "TableReadProvisionedThroughputExceeded", TableArn);
        Assert.Equal(throttle.Message, caller.Refused("Scan", """{"TableName":"Things"}""").Message);
        Batch(caller, Put("writes have units of their own"));
    }

    [Fact]
    public void Query_GlobalIndex_HasUnitsOfItsOwn()
    {
        using var caller = new DynamoDbCaller();
        CreateWithIndex(caller, """
            "ProvisionedThroughput":{"ReadCapacityUnits":100,"WriteCapacityUnits":5}
            """, ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":1,\"WriteCapacityUnits\":5}");
        const string Query = """
            {"TableName":"Things","IndexName":"byG","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}
            """;
        for (int i = 0; i < 600; i++)
        {
            caller.Call("Query", Query);
        }

        ServiceException throttle = caller.Refused("Query", Query);

        Assert.Equal(
            "The level of configured provisioned throughput for the index was exceeded. Consider increasing your provisioning level with "
            + "the UpdateTable API.",
            throttle.Message);
        AssertReason(throttle, "ThrottlingReasons", "IndexReadProvisionedThroughputExceeded", IndexArn);
        Get(caller, consistent: true);
    }

    [Fact]
    public void PutItem_ConditionNotMet_CostsTheItemThatIsThere()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", more: ",\"OnDemandThroughput\":{\"MaxWriteRequestUnits\":10}");
        caller.Put("Things", "{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"" + new string('x', 5000) + "\"}}");
        const string Put = """{"TableName":"Things","Item":{"id":{"S":"a"}},"ConditionExpression":"attribute_not_exists(id)"}""";

        Assert.Equal("ConditionalCheckFailedException", caller.Refused("PutItem", Put).Code);
        Assert.Equal("ThrottlingException", caller.Refused("PutItem", Put).Code);
        caller.Pass(1);
        Assert.Equal("ConditionalCheckFailedException", caller.Refused("PutItem", Put).Code);
    }

    [Fact]
    public void UpdateTable_MoreUnits_HoldFromThenOn()
    {
        using var caller = new DynamoDbCaller();
        CreateProvisioned(caller, reads: 1, writes: 1);
        Assert.Equal(300, WritesUntilThrottled(caller, out _));

        caller.Call("UpdateTable", """{"TableName":"Things","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":50}}""");
        caller.Pass(2);

        // One second of the old units while the table was UPDATING, one of the new.
        Assert.Equal(51, WritesUntilThrottled(caller, out _));
    }

    [Fact]
    public void BatchWriteItem_NewOnDemandTableEnforced_TakesFourThousandUnitsASecond()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Capacity = CapacityLimits.Enforced });
        caller.CreateTable("Things");

        int taken = WritesUntilAllKeysThrottled(caller, 5000, out ServiceException throttle);

        Assert.InRange(taken, 3900, 4000);
        Assert.Equal("ThrottlingException", throttle.Code);
        Assert.Equal(
            "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so "
            + "please try again shortly. If exceptions persist, check if you have a hot key: "
            + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html",
            throttle.Message);
        AssertReason(throttle, "throttlingReasons", "TableWriteKeyRangeThroughputExceeded", TableArn);
    }

    [Fact]
    public void BatchWriteItem_OneHotKeyEnforced_IsThrottledThoughTheTableHasMore()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Capacity = CapacityLimits.Enforced });
        CreateProvisioned(caller, reads: 10, writes: 10_000);

        Assert.Equal(1000, WritesUntilThrottled(caller, out ServiceException throttle, _ => Put("hot")));
        Assert.Equal("ProvisionedThroughputExceededException", throttle.Code);
        AssertReason(throttle, "ThrottlingReasons", "TableWriteKeyRangeThroughputExceeded", TableArn);
    }

    [Fact]
    public void BatchWriteItem_SteadyLoadEnforced_SplitsPartitionsUntilTheTableTakesTwice()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Capacity = CapacityLimits.Enforced, Partitions = 1 });
        caller.CreateTable("Things");
        TableCapacity capacity = CapacityOf(caller);
        var load = new SteadyLoad(caller);
        load.Run(seconds: 290);
        Assert.Equal(1, capacity.Partitions.Count);

        load.Run(seconds: 310);

        Assert.Equal(2, capacity.Partitions.Count);
    }

    [Fact]
    public void BatchWriteItem_Unlimited_IsNeverThrottled()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Capacity = CapacityLimits.Unlimited });
        CreateProvisioned(caller, reads: 1, writes: 1);
        for (int i = 0; i < 400; i++)
        {
            Batch(caller, Put("a"));
        }
    }

    private static TableCapacity CapacityOf(DynamoDbCaller caller)
    {
        return caller.Services.DynamoDb.Catalog(DynamoDbCaller.Source, DynamoDbCaller.Region).Find("Things")!.Capacity;
    }

    private static void CreateProvisioned(DynamoDbCaller caller, int reads, int writes)
    {
        caller.Call("CreateTable", $$$"""
            {"TableName":"Things","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "ProvisionedThroughput":{"ReadCapacityUnits":{{{reads}}},"WriteCapacityUnits":{{{writes}}}}}
            """);
        caller.Pass(1);
    }

    private static void CreateWithIndex(DynamoDbCaller caller, string billing, string indexThroughput)
    {
        caller.Call("CreateTable", $$$"""
            {"TableName":"Things",{{{billing}}},
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"KEYS_ONLY"}{{{indexThroughput}}}}]}
            """);
        caller.Pass(1);
    }

    private static void Get(DynamoDbCaller caller, bool consistent)
    {
        caller.Call("GetItem", $$$"""{"TableName":"Things","Key":{"id":{"S":"a"}},"ConsistentRead":{{{(consistent ? "true" : "false")}}}}""");
    }

    private static string Put(string id) => "{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"" + id + "\"}}}}";

    private static JsonNode Batch(DynamoDbCaller caller, params string[] writes)
    {
        return caller.Call("BatchWriteItem", "{\"RequestItems\":{\"Things\":[" + string.Join(',', writes) + "]}}");
    }

    /// <summary>Single writes until one is refused; how many were not.</summary>
    private static int WritesUntilThrottled(DynamoDbCaller caller, out ServiceException throttle, Func<int, string>? write = null)
    {
        for (int taken = 0; ; taken++)
        {
            try
            {
                Batch(caller, write is null ? Put($"{taken}") : write(taken));
            }
            catch (ServiceException error)
            {
                throttle = error;
                return taken;
            }
        }
    }

    private static int WritesUntilAllKeysThrottled(DynamoDbCaller caller, int keys, out ServiceException throttle)
    {
        int taken = 0;
        ServiceException? last = null;
        for (int i = 0; i < keys; i++)
        {
            try
            {
                Batch(caller, Put($"key {i}"));
                taken++;
            }
            catch (ServiceException error)
            {
                last = error;
            }
        }

        throttle = last!;
        return taken;
    }

    private static ServiceException PutWithIndexUntilThrottled(DynamoDbCaller caller, int expected)
    {
        int taken = WritesUntilThrottled(
            caller, out ServiceException throttle, i => "{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"" + i + "\"},\"g\":{\"S\":\"x\"}}}}");
        Assert.Equal(expected, taken);
        return throttle;
    }

    private static void AssertReason(ServiceException throttle, string member, string reason, string resource)
    {
        var found = Assert.Single(throttle.Members);
        Assert.Equal(member, found.Key);
        Assert.Equal(
            "[{\"reason\":\"" + reason + "\",\"resource\":\"" + resource + "\"}]", Encoding.UTF8.GetString(found.Value.Span));
    }
}
