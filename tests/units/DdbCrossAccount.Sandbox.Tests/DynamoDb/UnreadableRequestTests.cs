using System.Linq;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb;

public sealed class UnreadableRequestTests
{
    [Theory]
    [InlineData("PutItem", "")]
    [InlineData("PutItem", "{")]
    [InlineData("PutItem", "[]")]
    [InlineData("PutItem", "{\"TableName\":1,\"Item\":{}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":[]}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":\"a\"}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":1}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"N\":1}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"\\ud800\"}}}")]
    [InlineData("PutItem", "{\"TableName\":\"\\ud800\",\"Item\":{\"id\":{\"S\":\"a\"}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"B\":\"a\"}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"BOOL\":\"maybe\"}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"SS\":\"a\"}}}")]
    [InlineData("PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"id\":{\"S\":\"b\"}}}")]
    [InlineData("BatchWriteItem", "{\"RequestItems\":{\"Things\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"a\"}")]
    [InlineData("BatchWriteItem", "{\"RequestItems\":{\"\\ud800\":[]}}")]
    [InlineData("BatchWriteItem", "{\"RequestItems\":[]}")]
    [InlineData("BatchWriteItem", "{\"RequestItems\":{\"Things\":{}}}")]
    [InlineData("BatchGetItem", "{\"RequestItems\":{\"Things\":[]}}")]
    [InlineData("Scan", "{\"TableName\":\"Things\",\"Limit\":\"1\"}")]
    [InlineData("Scan", "{\"TableName\":\"Things\",\"Limit\":99999999999999999999}")]
    [InlineData("ExportTableToPointInTime", "{\"TableArn\":\"a\",\"S3Bucket\":\"b\",\"ExportTime\":1e300}")]
    public void Request_OfAnotherShape_IsASerializationException(string operation, string body)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        Assert.Equal("SerializationException", caller.Refused(operation, body).Code);
    }

    [Theory]
    [InlineData("{\"TableName\":1.5}", "DECIMAL_VALUE cannot be converted to String")]
    [InlineData("{\"TableName\":false}", "FALSE_VALUE cannot be converted to String")]
    [InlineData("{\"TableName\":[]}", "Unrecognized collection type class java.lang.String")]
    [InlineData("{\"TableName\":{}}", "Start of structure or map found where not expected")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":1}", "Unexpected field type")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":[]}", "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":1}}", "Unexpected value type in payload")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":[]}}", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":[]}}}", "Unrecognized collection type class java.lang.String")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":{\"B\":1}}}", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":{\"BOOL\":1}}}", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":{\"BOOL\":\"maybe\"}}}", "Unexpected token received from parser")]
    [InlineData("{\"TableName\":\"Things\",\"Item\":{\"id\":{\"SS\":\"a\"}}}", "Unexpected field type")]
    [InlineData("{\"Expected\":{\"a\":1}}", "Unexpected value type in payload")]
    [InlineData("{\"Expected\":[]}", "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue>")]
    [InlineData("{\"ConditionExpression\":1}", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("{\"ExpressionAttributeNames\":[]}", "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>")]
    [InlineData("{\"ExpressionAttributeNames\":{\"#a\":true}}", "TRUE_VALUE cannot be converted to String")]
    [InlineData("{\"ExpressionAttributeValues\":{\":a\":\"b\"}}", "Unexpected value type in payload")]
    public void PutItem_OfAnotherShape_IsToldAsAwsTellsIt(string body, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        Assert.Equal(message, caller.Refused("PutItem", body).Message);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void PutItem_NestedLists_GoSoDeepAndNoDeeper(int depth, bool fits)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        string value = string.Concat(Enumerable.Repeat("{\"L\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));
        string request = "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"x\":" + value + "}}";

        if (fits)
        {
            caller.Call("PutItem", request);
        }
        else
        {
            Assert.Equal(
                "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit",
                caller.Refused("PutItem", request).Message);
        }
    }
}
