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
