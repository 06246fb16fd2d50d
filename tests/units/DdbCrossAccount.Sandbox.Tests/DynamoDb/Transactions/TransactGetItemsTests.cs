using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Transactions;

public sealed class TransactGetItemsTests
{
    [Fact]
    public void Get_OfTwoTables_AnswersInOrderAndCountsTwice()
    {
        using DynamoDbCaller caller = Start();

        JsonNode answer = caller.Call("TransactGetItems", """
            {"TransactItems":[{"Get":{"TableName":"Right","Key":{"id":{"S":"none"}}}},
             {"Get":{"TableName":"Left","Key":{"id":{"S":"a"}},"ProjectionExpression":"#m.k","ExpressionAttributeNames":{"#m":"m"}}},
             {"Get":{"TableName":"Left","Key":{"id":{"S":"b"}}}}],"ReturnConsumedCapacity":"TOTAL"}
            """);

        Assert.Equal("""[{},{"Item":{"m":{"M":{"k":{"S":"v"}}}}},{"Item":{"id":{"S":"b"}}}]""", answer["Responses"]!.ToJsonString());
        Assert.Equal(
            """[{"CapacityUnits":4,"ReadCapacityUnits":4,"TableName":"Left"},{"CapacityUnits":2,"ReadCapacityUnits":2,"TableName":"Right"}]""",
            answer["ConsumedCapacity"]!.ToJsonString());
    }

    [Theory]
    [InlineData("", "ValidationException", "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("{}", "ValidationException", "1 validation error detected: Value null at 'transactItems.1.member.get' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"Get":{"TableName":"Left","Key":{"id":{"S":"a"}},"ProjectionExpression":"!!!"}}""", "ValidationException", "Invalid ProjectionExpression: Syntax error; token: \"!\", near: \"!!\"")]
    [InlineData("""{"Get":{"TableName":"None","Key":{"id":{"S":"a"}}}}""", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("""{"Get":{"TableName":"Left","Key":{"id":{"S":"a"}}}},{"Get":{"TableName":"Left","Key":{"id":{"S":"a"}}}}""", "ValidationException", "Transaction request cannot include multiple operations on one item")]
    [InlineData("""{"Get":{"TableName":"Left","Key":{}}},{"Get":{"TableName":"Left","Key":{"id":{"S":"a"}}}}""", "TransactionCanceledException", "Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError, None]")]
    public void Get_Wrong_IsRefused(string actions, string code, string message)
    {
        using DynamoDbCaller caller = Start();

        ServiceException error = caller.Refused("TransactGetItems", $$"""{"TransactItems":[{{actions}}]}""");

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Get_MoreThanFourMegabytes_IsRefused()
    {
        using DynamoDbCaller caller = Start();
        string text = new('x', 390_000);
        foreach (int index in Enumerable.Range(0, 11))
        {
            caller.Put("Left", $$$"""{"id":{"S":"{{{index}}}"},"x":{"S":"{{{text}}}"}}""");
        }

        string Gets(int count) => string.Join(",", Enumerable.Range(0, count).Select(index =>
            $$$$$"""{"Get":{"TableName":"Left","Key":{"id":{"S":"{{{{{index}}}}}"}}}}"""));

        Assert.Equal(10, caller.Call("TransactGetItems", $$"""{"TransactItems":[{{Gets(10)}}]}""")["Responses"]!.AsArray().Count);
        Assert.Equal(
            "Transaction payload size cannot exceed 4MB",
            caller.Refused("TransactGetItems", $$"""{"TransactItems":[{{Gets(11)}}]}""").Message);
    }

    private static DynamoDbCaller Start()
    {
        var caller = new DynamoDbCaller();
        caller.CreateTable("Left");
        caller.CreateTable("Right");
        caller.Put("Left", """{"id":{"S":"a"},"m":{"M":{"k":{"S":"v"},"o":{"S":"w"}}}}""");
        caller.Put("Left", """{"id":{"S":"b"}}""");
        return caller;
    }
}
