using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Queries;

public sealed class QueryTests
{
    private const string Schema = "One or more parameter values were invalid: Condition parameter type does not match schema type";
    private const string StartIsInvalid = "The provided starting key is invalid";

    [Theory]
    [InlineData("pk = :a", "1 2 3 10")]
    [InlineData("pk = :a AND sk = :two", "2")]
    [InlineData("sk < :three AND pk = :a", "1 2")]
    [InlineData("pk = :a AND sk <= :three", "1 2 3")]
    [InlineData("pk = :a AND sk > :two", "3 10")]
    [InlineData("pk = :a AND :two <= sk", "2 3 10")]
    [InlineData("pk = :a AND sk BETWEEN :two AND :three", "2 3")]
    [InlineData("pk = :b AND sk > :two", "")]
    public void Query_Table_FindsWhatTheConditionsSay(string conditions, string expected)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        Fill(caller, "a", 1, 10, 3, 2);
        Fill(caller, "ab", 2, 3);

        JsonNode forward = caller.Call("Query", Request(conditions));
        JsonNode backward = caller.Call("Query", Request(conditions, ",\"ScanIndexForward\":false"));

        Assert.Equal(expected, SortKeys(forward));
        Assert.Equal(expected, string.Join(' ', SortKeys(backward).Split(' ').Reverse()));
        Assert.Equal((int)forward["Count"]!, (int)forward["ScannedCount"]!);
    }

    [Theory]
    [InlineData("{\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"}]}}", "1 2 3 10")]
    [InlineData("{\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"}]},\"sk\":{\"ComparisonOperator\":\"BETWEEN\",\"AttributeValueList\":[{\"N\":\"2\"},{\"N\":\"9.9\"}]}}", "2 3")]
    [InlineData("{\"sk\":{\"ComparisonOperator\":\"GE\",\"AttributeValueList\":[{\"N\":\"3\"}]},\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"}]}}", "3 10")]
    public void Query_LegacyConditions_FindsWhatTheySay(string conditions, string expected)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        Fill(caller, "a", 1, 10, 3, 2);

        Assert.Equal(expected, SortKeys(caller.Call("Query", $$"""{"TableName":"Orders","KeyConditions":{{conditions}}}""")));
    }

    [Theory]
    [InlineData("sk = :two", "Query condition missed key schema element: pk")]
    [InlineData("extra = :a", "Query condition missed key schema element: pk")]
    [InlineData("pk = :a AND extra = :two", "Query condition missed key schema element: sk")]
    [InlineData("pk > :a", "Query key condition not supported")]
    [InlineData("begins_with(pk, :a)", "Query key condition not supported")]
    [InlineData("pk = :two", Schema)]
    [InlineData("pk = :a AND sk = :b", Schema)]
    [InlineData("pk = :a AND begins_with(sk, :b)", Schema)]
    [InlineData("pk = :a AND begins_with(sk, :two)", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("pk = :a AND sk > :two AND sk < :three", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("pk = :a AND sk > :two AND extra = :three", "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)")]
    [InlineData("pk = :empty", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    [InlineData("pk = :long", "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes")]
    public void Query_InvalidKeyConditions_IsRefused(string conditions, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        ServiceException error = caller.Refused("Query", Request(conditions));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("{}", "none", "Conditions can be of length 1 or 2 only")]
    [InlineData("{\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"}]},\"sk\":{\"ComparisonOperator\":\"NE\",\"AttributeValueList\":[{\"N\":\"1\"}]}}", "operators", "Attempted conditional constraint is not an indexable operation")]
    [InlineData("{\"pk\":{\"ComparisonOperator\":\"GT\",\"AttributeValueList\":[{\"S\":\"a\"}]}}", "hash", "Query key condition not supported")]
    [InlineData("{\"pk\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"},{\"S\":\"b\"}]}}", "count", "One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator")]
    public void Query_InvalidLegacyConditions_IsRefused(string conditions, string what, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        Assert.True(message == caller.Refused("Query", $$"""{"TableName":"Orders","KeyConditions":{{conditions}}}""").Message, what);
    }

    [Theory]
    [InlineData("\"Limit\":0", "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("\"Select\":\"SPECIFIC_ATTRIBUTES\"", "1 validation error detected: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")]
    [InlineData("\"Select\":\"ALL_PROJECTED_ATTRIBUTES\"", "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")]
    [InlineData("\"Select\":\"COUNT\",\"ProjectionExpression\":\"v\"", "Cannot specify the ProjectionExpression when choosing to get only the Count")]
    [InlineData("\"Select\":\"ALL_ATTRIBUTES\",\"ProjectionExpression\":\"v\"", "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES")]
    [InlineData("\"Select\":\"SOME\"", "1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]")]
    [InlineData("\"IndexName\":\"none\"", "The table does not have the specified index: none")]
    [InlineData("\"IndexName\":\"none\",\"ConsistentRead\":true", "The table does not have the specified index: none")]
    [InlineData("\"FilterExpression\":\"sk > pk\"", "Filter Expression can only contain non-primary key attributes: Primary key attribute: pk")]
    [InlineData("\"ProjectionExpression\":\"sk[1]\"", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: sk")]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"}}", StartIsInvalid)]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"x\":{\"N\":\"1\"}}", StartIsInvalid)]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"1\"}}", "The provided key element does not match the schema")]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"b\"},\"sk\":{\"N\":\"1\"}}", "The provided starting key is outside query boundaries based on provided conditions")]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"x\"}}", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{},\"sk\":{\"N\":\"1\"}}", "The provided starting key is invalid: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    public void Query_InvalidMembers_IsRefused(string members, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        ServiceException error = caller.Refused("Query", $$$"""
            {"TableName":"Orders","KeyConditionExpression":"pk = :a","ExpressionAttributeValues":{":a":{"S":"a"}},{{{members}}}}
            """);

        Assert.Equal(("ValidationException", message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("pk = :a AND sk > :two", "1", "The provided starting key does not match the range key predicate")]
    [InlineData("pk = :b AND sk > :two", "3", "The query can return at most one row and cannot be restarted")]
    public void Query_StartKeyBesideTheRange_IsRefused(string conditions, string sortKey, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        Assert.Equal(message, caller.Refused("Query", Request(
            conditions, $$$""","ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"{{{sortKey}}}"}}""")).Message);
    }

    [Theory]
    [InlineData("""{"TableName":"Orders"}""", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")]
    [InlineData("""{"TableName":"Orders","KeyConditionExpression":""}""", "Invalid KeyConditionExpression: The expression can not be empty;")]
    [InlineData("""{"TableName":"Gone","KeyConditionExpression":"pk = :a AND begins_with(sk, :n)","ExpressionAttributeValues":{":a":{"S":"a"},":n":{"N":"1"}}}""", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("""{"TableName":"Gone","KeyConditionExpression":"pk = :a","ExpressionAttributeValues":{":a":{"S":"a"}}}""", "Requested resource not found")]
    [InlineData("""{"TableName":"Orders","KeyConditionExpression":"pk = :a","ExpressionAttributeValues":{":a":{"S":"a"},":b":{"S":"a"}}}""", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}")]
    public void Query_InvalidRequest_IsRefused(string request, string message)
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);

        Assert.Equal(message, caller.Refused("Query", request).Message);
    }

    [Fact]
    public void Query_FilterAndProjection_CountsWhatWasReadBefore()
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        Fill(caller, "a", 1, 2, 3, 4);

        JsonNode page = caller.Call("Query", """
            {"TableName":"Orders","KeyConditionExpression":"pk = :a","FilterExpression":"v > :one","ProjectionExpression":"v,sk","Limit":3,
             "ExpressionAttributeValues":{":a":{"S":"a"},":one":{"N":"1"}}}
            """);
        JsonNode count = caller.Call("Query", """
            {"TableName":"Orders","KeyConditionExpression":"pk = :a","FilterExpression":"v > :one","Select":"COUNT","ReturnConsumedCapacity":"INDEXES",
             "ConsistentRead":true,"ExpressionAttributeValues":{":a":{"S":"a"},":one":{"N":"1"}}}
            """);

        Assert.Equal(
            """{"Count":2,"Items":[{"sk":{"N":"2"},"v":{"N":"2"}},{"sk":{"N":"3"},"v":{"N":"3"}}],"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"3"}},"ScannedCount":3}""",
            page.ToJsonString());
        Assert.Equal(
            """{"ConsumedCapacity":{"CapacityUnits":1,"Table":{"CapacityUnits":1},"TableName":"Orders"},"Count":3,"ScannedCount":4}""",
            count.ToJsonString());
    }

    [Fact]
    public void Query_LegacyFilter_LeavesOutWhatDoesNotMeetIt()
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        Fill(caller, "a", 1, 2, 3);

        JsonNode page = caller.Call("Query", """
            {"TableName":"Orders","KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},
             "QueryFilter":{"v":{"ComparisonOperator":"NE","AttributeValueList":[{"N":"2"}]}},"AttributesToGet":["sk"]}
            """);

        Assert.Equal("""{"Count":2,"Items":[{"sk":{"N":"1"}},{"sk":{"N":"3"}}],"ScannedCount":3}""", page.ToJsonString());
        Assert.Equal(
            "QueryFilter can only contain non-primary key attributes: Primary key attribute: sk",
            caller.Refused("Query", """
                {"TableName":"Orders","KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},
                 "QueryFilter":{"sk":{"ComparisonOperator":"NOT_NULL"}}}
                """).Message);
    }

    [Fact]
    public void Query_LargeItems_EndsPagesWithTheItemThatReachesOneMegabyteBeforeTheFilter()
    {
        using var caller = new DynamoDbCaller();
        CreateOrders(caller);
        string text = new('x', 100_000);
        for (int i = 0; i < 15; i++)
        {
            caller.Put("Orders", $$$"""{"pk":{"S":"a"},"sk":{"N":"{{{i}}}"},"t":{"S":"{{{text}}}"}}""");
        }

        JsonNode first = caller.Call("Query", Request("pk = :a", ",\"FilterExpression\":\"attribute_not_exists(t)\",\"ReturnConsumedCapacity\":\"TOTAL\""));
        JsonNode second = caller.Call("Query", Request("pk = :a", $",\"Select\":\"COUNT\",\"ExclusiveStartKey\":{first["LastEvaluatedKey"]!.ToJsonString()}"));

        Assert.Equal((0, 11, 134.5), ((int)first["Count"]!, (int)first["ScannedCount"]!, (double)first["ConsumedCapacity"]!["CapacityUnits"]!));
        Assert.Equal((4, null), ((int)second["Count"]!, second["LastEvaluatedKey"]));
    }

    private static void CreateOrders(DynamoDbCaller caller)
    {
        caller.Call("CreateTable", """
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
            """);
        caller.Pass(1);
    }

    private static void Fill(DynamoDbCaller caller, string partition, params int[] sortKeys)
    {
        foreach (int sortKey in sortKeys)
        {
            caller.Put("Orders", $$$"""{"pk":{"S":"{{{partition}}}"},"sk":{"N":"{{{sortKey}}}"},"v":{"N":"{{{sortKey}}}"}}""");
        }
    }

    /// <summary>A query with the values that the conditions name.</summary>
    private static string Request(string conditions, string members = "")
    {
        var all = new Dictionary<string, JsonObject>
        {
            [":a"] = new() { ["S"] = "a" },
            [":b"] = new() { ["S"] = "b" },
            [":empty"] = new() { ["S"] = "" },
            [":long"] = new() { ["S"] = new string('x', 2049) },
            [":two"] = new() { ["N"] = "2" },
            [":three"] = new() { ["N"] = "3.0" },
        };
        var values = new JsonObject(all.Where(pair => conditions.Split(' ', '(', ')').Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return $$"""{"TableName":"Orders","KeyConditionExpression":"{{conditions}}","ExpressionAttributeValues":{{values.ToJsonString()}}{{members}}}""";
    }

    private static string SortKeys(JsonNode page)
    {
        return string.Join(' ', page["Items"]!.AsArray().Select(item => decimal.Parse((string)item!["sk"]!["N"]!, CultureInfo.InvariantCulture)));
    }
}
