using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Queries;

public sealed class IndexReadTests
{
    /// <summary>One HASH attribute and four RANGE attributes, as recorded on AWS.</summary>
    private const string FourSortKeys = """
        {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"h","AttributeType":"S"},{"AttributeName":"a","AttributeType":"S"},
           {"AttributeName":"b","AttributeType":"S"},{"AttributeName":"c","AttributeType":"S"},{"AttributeName":"d","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
         "GlobalSecondaryIndexes":[{"IndexName":"gsi","KeySchema":[{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"a","KeyType":"RANGE"},
           {"AttributeName":"b","KeyType":"RANGE"},{"AttributeName":"c","KeyType":"RANGE"},{"AttributeName":"d","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}]}
        """;

    private const string Orders = """
        {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},{"AttributeName":"a","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
         "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"a","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}],
         "GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["v"]}}]}
        """;

    [Theory]
    [InlineData("h = :h", "p5 p4 p3 p2 p1")]
    [InlineData("h = :h AND a = :a", "p4 p3 p2 p1")]
    [InlineData("h = :h AND a = :a AND b = :b", "p3 p2 p1")]
    [InlineData("b = :b AND h = :h AND a = :a", "p3 p2 p1")]
    [InlineData("h = :h AND a = :a AND b = :b AND c = :c", "p3 p2")]
    [InlineData("h = :h AND a = :a AND b = :b AND c > :c", "p1")]
    [InlineData("h = :h AND a = :a AND b < :b", "p4")]
    [InlineData("h = :h AND a = :a AND b = :b AND c = :c AND begins_with(d, :d)", "p3 p2")]
    [InlineData("h = :h AND a = :a AND b = :b AND c = :c AND d BETWEEN :x AND :y", "p3")]
    public void Query_FourSortAttributes_NarrowsFromLeftToRight(string conditions, string expected)
    {
        using var caller = new DynamoDbCaller();
        CreateThings(caller);

        JsonNode page = caller.Call("Query", Request("Things", "gsi", conditions));

        Assert.Equal(expected, string.Join(' ', page["Items"]!.AsArray().Select(item => (string)item!["pk"]!["S"]!)));
    }

    [Theory]
    [InlineData("h = :h AND a = :a AND c = :c", "RANGE key attributes b must have equality conditions specified in the query because a condition is present on key attribute c")]
    [InlineData("h = :h AND a = :a AND b > :b AND c = :c", "RANGE key attributes b must have equality conditions specified in the query because a condition is present on key attribute c")]
    [InlineData("h = :h AND b = :b", "RANGE key attributes a must have equality conditions specified in the query because a condition is present on key attribute b")]
    [InlineData("a = :a AND b = :b", "Query condition missed key schema element: h")]
    public void Query_FourSortAttributesWithAGap_IsRefused(string conditions, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateThings(caller);

        Assert.Equal(message, caller.Refused("Query", Request("Things", "gsi", conditions)).Message);
    }

    [Fact]
    public void Query_PageOfAnIndex_EndsWithTheKeysOfTableAndIndex()
    {
        using var caller = new DynamoDbCaller();
        CreateThings(caller);

        JsonNode page = caller.Call("Query", Request("Things", "gsi", "h = :h AND a = :a", ",\"Limit\":2"));

        Assert.Equal(["a", "b", "c", "d", "h", "pk"], page["LastEvaluatedKey"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Query_SeveralPartitionAttributes_NeedsThemAll()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        caller.Call("UpdateTable", """
            {"TableName":"Things","AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"},{"AttributeName":"a","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"gsi","KeySchema":[{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """);
        caller.Pass(2);
        caller.Put("Things", """{"id":{"S":"1"},"h":{"S":"o1"},"a":{"S":"T"}}""");
        caller.Put("Things", """{"id":{"S":"2"},"h":{"S":"o1T"},"a":{"S":"T"}}""");

        Assert.Equal(1, (int)caller.Call("Query", Request("Things", "gsi", "a = :a AND h = :h"))["Count"]!);
        Assert.Equal("Query condition missed key schema element: a", caller.Refused("Query", Request("Things", "gsi", "h = :h")).Message);
        Assert.Equal("Query key condition not supported", caller.Refused("Query", Request("Things", "gsi", "h = :h AND a > :a")).Message);
    }

    [Theory]
    [InlineData("local", "", """{"a":{"S":"T"},"pk":{"S":"o1"},"sk":{"N":"1"}}""", """{"CapacityUnits":0.5,"LocalSecondaryIndexes":{"local":{"CapacityUnits":0.5}},"Table":{"CapacityUnits":0},"TableName":"Orders"}""")]
    [InlineData("local", ",\"Select\":\"ALL_ATTRIBUTES\"", """{"a":{"S":"T"},"pk":{"S":"o1"},"sk":{"N":"1"},"v":{"N":"7"},"w":{"BOOL":true}}""", """{"CapacityUnits":1,"LocalSecondaryIndexes":{"local":{"CapacityUnits":0.5}},"Table":{"CapacityUnits":0.5},"TableName":"Orders"}""")]
    [InlineData("local", ",\"ProjectionExpression\":\"sk,w\"", """{"sk":{"N":"1"},"w":{"BOOL":true}}""", """{"CapacityUnits":1,"LocalSecondaryIndexes":{"local":{"CapacityUnits":0.5}},"Table":{"CapacityUnits":0.5},"TableName":"Orders"}""")]
    [InlineData("local", ",\"ConsistentRead\":true", """{"a":{"S":"T"},"pk":{"S":"o1"},"sk":{"N":"1"}}""", """{"CapacityUnits":1,"LocalSecondaryIndexes":{"local":{"CapacityUnits":1}},"Table":{"CapacityUnits":0},"TableName":"Orders"}""")]
    [InlineData("global", "", """{"a":{"S":"T"},"pk":{"S":"o1"},"sk":{"N":"1"},"v":{"N":"7"}}""", """{"CapacityUnits":0.5,"GlobalSecondaryIndexes":{"global":{"CapacityUnits":0.5}},"Table":{"CapacityUnits":0},"TableName":"Orders"}""")]
    [InlineData("global", ",\"Select\":\"ALL_PROJECTED_ATTRIBUTES\"", """{"a":{"S":"T"},"pk":{"S":"o1"},"sk":{"N":"1"},"v":{"N":"7"}}""", """{"CapacityUnits":0.5,"GlobalSecondaryIndexes":{"global":{"CapacityUnits":0.5}},"Table":{"CapacityUnits":0},"TableName":"Orders"}""")]
    public void Query_Index_ShowsAndCostsWhatItsProjectionSays(string index, string members, string item, string capacity)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        JsonNode page = caller.Call("Query", Request("Orders", index, index == "local" ? "pk = :h" : "a = :a", members + ",\"ReturnConsumedCapacity\":\"INDEXES\""));

        Assert.Equal(item, Sorted(page["Items"]![0]!));
        Assert.Equal(capacity, page["ConsumedCapacity"]!.ToJsonString());
    }

    [Theory]
    [InlineData("global", "\"ConsistentRead\":true", "Consistent reads are not supported on global secondary indexes")]
    [InlineData("global", "\"Select\":\"ALL_ATTRIBUTES\"", "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index global because its projection type is not ALL")]
    [InlineData("global", "\"ProjectionExpression\":\"v,w,x.y\"", "One or more parameter values were invalid: Global secondary index global does not project [w, x]")]
    [InlineData("global", "\"FilterExpression\":\"w = :h\"", "One or more parameter values were invalid: Secondary index global does not project one or more filter attributes: [w]")]
    [InlineData("local", "\"FilterExpression\":\"w = :h\"", "One or more parameter values were invalid: Secondary index local does not project one or more filter attributes: [w]")]
    [InlineData("global", "\"ExclusiveStartKey\":{\"pk\":{\"S\":\"o1\"},\"sk\":{\"N\":\"1\"}}", "The provided starting key is invalid")]
    [InlineData("global", "\"ExclusiveStartKey\":{\"pk\":{\"N\":\"1\"},\"sk\":{\"N\":\"1\"},\"a\":{\"S\":\"T\"}}", "The provided starting key is invalid: The provided key element does not match the schema")]
    [InlineData("global", "\"ExclusiveStartKey\":{\"pk\":{\"S\":\"o1\"},\"sk\":{\"N\":\"1\"},\"a\":{\"N\":\"1\"}}", "The provided key element does not match the schema")]
    [InlineData("global", "\"ExclusiveStartKey\":{\"pk\":{\"S\":\"o1\"},\"sk\":{\"N\":\"1\"},\"a\":{\"S\":\"U\"}}", "The provided starting key is outside query boundaries based on provided conditions")]
    [InlineData("global", "\"ProjectionExpression\":\"a.b\"", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: a")]
    public void Query_IndexInAWayItCannotBeRead_IsRefused(string index, string members, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        Assert.Equal(message, caller.Refused("Query", Request("Orders", index, index == "local" ? "pk = :h" : "a = :a", "," + members)).Message);
    }

    [Fact]
    public void Scan_Index_ReadsItsItemsOnly()
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        caller.Put("Orders", """{"pk":{"S":"o1"},"sk":{"N":"2"},"v":{"N":"8"}}""");

        JsonNode page = caller.Call("Scan", """{"TableName":"Orders","IndexName":"global","FilterExpression":"v > :v","ExpressionAttributeValues":{":v":{"N":"1"}}}""");

        Assert.Equal((1, 1), ((int)page["Count"]!, (int)page["ScannedCount"]!));
        Assert.Equal(
            "Consistent reads are not supported on global secondary indexes",
            caller.Refused("Scan", """{"TableName":"Orders","IndexName":"global","ConsistentRead":true}""").Message);
        Assert.Equal(
            "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
            caller.Refused("Scan", """{"TableName":"Orders","Select":"SPECIFIC_ATTRIBUTES"}""").Message);
    }

    [Fact]
    public void Query_Index_NeedsThePermissionOfTheIndex()
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        string refused = caller.Refused("Query", Request("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", "global", "a = :a"), DynamoDbCaller.Target).Message;

        Assert.Contains("dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/index/global", refused, StringComparison.Ordinal);
    }

    private static void CreateThings(DynamoDbCaller caller)
    {
        caller.Call("CreateTable", FourSortKeys);
        caller.Pass(1);
        string[] items = ["p1 T live b r1", "p2 T live a r2", "p3 T live a r1", "p4 T draft c r1", "p5 F live a r0"];
        foreach (string[] item in items.Select(item => item.Split(' ')))
        {
            caller.Put("Things", $$$"""{"pk":{"S":"{{{item[0]}}}"},"h":{"S":"o1"},"a":{"S":"{{{item[1]}}}"},"b":{"S":"{{{item[2]}}}"},"c":{"S":"{{{item[3]}}}"},"d":{"S":"{{{item[4]}}}"}}""");
        }

        caller.Put("Things", """{"pk":{"S":"p6"},"h":{"S":"o1"},"a":{"S":"T"},"b":{"S":"live"},"d":{"S":"r1"}}""");
    }

    private static void CreateOrders(DynamoDbCaller caller)
    {
        caller.Call("CreateTable", Orders);
        caller.Pass(1);
        caller.Put("Orders", """{"pk":{"S":"o1"},"sk":{"N":"1"},"a":{"S":"T"},"v":{"N":"7"},"w":{"BOOL":true}}""");
    }

    /// <summary>A query with the values that the conditions and members name.</summary>
    private static string Request(string table, string index, string conditions, string members = "")
    {
        var values = new JsonObject();
        foreach ((string name, string text) in new[] { ("h", "o1"), ("a", "T"), ("b", "live"), ("c", "a"), ("d", "r"), ("x", "r1"), ("y", "r1") })
        {
            if ($"{conditions} {members}".Contains($":{name}", StringComparison.Ordinal))
            {
                values[$":{name}"] = new JsonObject { ["S"] = text };
            }
        }

        return $$"""
            {"TableName":"{{table}}","IndexName":"{{index}}","KeyConditionExpression":"{{conditions}}","ExpressionAttributeValues":{{values.ToJsonString()}}{{members}}}
            """;
    }

    private static string Sorted(JsonNode item)
    {
        var sorted = new JsonObject(item.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(pair.Key, pair.Value!.DeepClone())));
        return sorted.ToJsonString();
    }
}
