using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

public sealed class LegacyParameterTests
{
    private const string Item = """
        {"id":{"S":"a"},"n":{"N":"10"},"s":{"S":"banana"},"ss":{"SS":["x","y"]},"l":{"L":[{"S":"one"}]},"a.b":{"N":"1"}}
        """;

    [Theory]
    [InlineData("""{"n":{"Value":{"N":"10.0"}}}""", true)]
    [InlineData("""{"n":{"Value":{"N":"11"},"Exists":true}}""", false)]
    [InlineData("""{"n":{"Exists":false}}""", false)]
    [InlineData("""{"gone":{"Exists":false}}""", true)]
    [InlineData("""{"a.b":{"Value":{"N":"1"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"NE","AttributeValueList":[{"N":"10"}]}}""", false)]
    [InlineData("""{"n":{"ComparisonOperator":"GT","Value":{"N":"9"}},"s":{"ComparisonOperator":"LE","AttributeValueList":[{"S":"banana"}]}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"1"},{"N":"10"}]}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"IN","AttributeValueList":[{"N":"1"},{"N":"2"}]}}""", false)]
    [InlineData("""{"s":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"S":"ban"}]}}""", true)]
    [InlineData("""{"ss":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"S":"x"}]}}""", true)]
    [InlineData("""{"ss":{"ComparisonOperator":"NOT_CONTAINS","AttributeValueList":[{"S":"x"}]}}""", false)]
    [InlineData("""{"gone":{"ComparisonOperator":"NULL"},"n":{"ComparisonOperator":"NOT_NULL"}}""", true)]
    [InlineData("""{"n":{"Value":{"N":"11"}},"s":{"Value":{"S":"banana"}}},"ConditionalOperator":"OR" """, true)]
    [InlineData("""{"n":{"Value":{"N":"11"}},"s":{"Value":{"S":"banana"}}},"ConditionalOperator":"AND" """, false)]
    public void Expected_OnAnItem_IsMetOrNot(string expected, bool isMet)
    {
        using var table = new ExpressionTable(Item);
        string request = $$"""{"TableName":"Things","Key":{{ExpressionTable.Key}},"Expected":{{expected}}}""";

        if (isMet)
        {
            table.Caller.Call("DeleteItem", request);
            Assert.Null(table.Item());
        }
        else
        {
            ServiceException error = table.Caller.Refused("DeleteItem", request);
            Assert.Equal("ConditionalCheckFailedException", error.Code);
            Assert.Equal("The conditional request failed", error.Message);
        }
    }

    [Theory]
    [InlineData("{\"a\":{}}", "One or more parameter values were invalid: Value must be provided when Exists is null for Attribute: a")]
    [InlineData("{\"a\":{\"Exists\":true}}", "One or more parameter values were invalid: Value must be provided when Exists is true for Attribute: a")]
    [InlineData("{\"a\":{\"Exists\":false,\"Value\":{\"S\":\"a\"}}}", "One or more parameter values were invalid: Value cannot be used when Exists is false for Attribute: a")]
    [InlineData("{\"a\":{\"ComparisonOperator\":\"LT\"}}", "One or more parameter values were invalid: Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute: a")]
    [InlineData("{\"a\":{\"Exists\":true,\"ComparisonOperator\":\"LT\"}}", "One or more parameter values were invalid: Exists and ComparisonOperator cannot be used together for Attribute: a")]
    [InlineData("{\"a\":{\"AttributeValueList\":[{\"S\":\"a\"}],\"Value\":{\"S\":\"a\"},\"ComparisonOperator\":\"LT\"}}", "One or more parameter values were invalid: Value and AttributeValueList cannot be used together for Attribute: a")]
    [InlineData("{\"a\":{\"AttributeValueList\":[{\"S\":\"a\"}]}}", "One or more parameter values were invalid: AttributeValueList can only be used with a ComparisonOperator for Attribute: a")]
    [InlineData("{\"a\":{\"AttributeValueList\":[],\"ComparisonOperator\":\"EQ\"}}", "One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator")]
    [InlineData("{\"a\":{\"Value\":{\"S\":\"a\"},\"ComparisonOperator\":\"NULL\"}}", "One or more parameter values were invalid: Invalid number of argument(s) for the NULL ComparisonOperator")]
    [InlineData("{\"a\":{\"AttributeValueList\":[{\"N\":\"1\"},{\"S\":\"a\"}],\"ComparisonOperator\":\"IN\"}}", "One or more parameter values were invalid: AttributeValues inside AttributeValueList must be of same type")]
    [InlineData("{\"a\":{\"AttributeValueList\":[{\"N\":\"2\"},{\"N\":\"1\"}],\"ComparisonOperator\":\"BETWEEN\"}}", "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound")]
    [InlineData("{\"a\":{\"AttributeValueList\":[{\"SS\":[\"a\"]}],\"ComparisonOperator\":\"LT\"}}", "One or more parameter values were invalid: ComparisonOperator LT is not valid for SS AttributeValue type")]
    [InlineData("{\"a\":{\"ComparisonOperator\":\"LIKE\"}}", "1 validation error detected: Value 'LIKE' at 'expected.a.member.comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]")]
    [InlineData("{\"a\":{\"Exists\":false}},\"ConditionalOperator\":\"OR\"", "ConditionalOperator can only be used when Filter or Expected has two or more elements")]
    public void Expected_Wrong_IsRefused(string expected, string message)
    {
        using var table = new ExpressionTable(Item);

        Assert.Equal(message, table.Caller.Refused(
            "PutItem", $$"""{"TableName":"Things","Item":{{ExpressionTable.Key}},"Expected":{{expected}}}""").Message);
    }

    [Theory]
    [InlineData("""{"n":{"Value":{"S":"put"}}}""", "n", """{"S":"put"}""")]
    [InlineData("""{"n":{"Action":"ADD","Value":{"N":"-0.5"}}}""", "n", """{"N":"9.5"}""")]
    [InlineData("""{"m":{"Action":"ADD","Value":{"N":"3"}}}""", "m", """{"N":"3"}""")]
    [InlineData("""{"ss":{"Action":"ADD","Value":{"SS":["y","z"]}}}""", "ss", """{"SS":["x","y","z"]}""")]
    [InlineData("""{"l":{"Action":"ADD","Value":{"L":[{"N":"2"}]}}}""", "l", """{"L":[{"S":"one"},{"N":"2"}]}""")]
    [InlineData("""{"ss":{"Action":"DELETE","Value":{"SS":["y"]}}}""", "ss", """{"SS":["x"]}""")]
    [InlineData("""{"s":{"Action":"DELETE"}}""", "s", null)]
    [InlineData("""{"a.b":{"Action":"DELETE"}}""", "a.b", null)]
    public void AttributeUpdates_OfAnItem_ChangesIt(string updates, string attribute, string? value)
    {
        using var table = new ExpressionTable(Item);

        JsonNode answer = table.Update($"\"AttributeUpdates\":{updates},\"ReturnValues\":\"UPDATED_NEW\"");

        JsonNode? expected = value is null ? null : JsonNode.Parse(value);
        Assert.True(JsonNode.DeepEquals(expected, table.Item()![attribute]), table.Item()!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(expected, answer["Attributes"]?[attribute]), answer.ToJsonString());
    }

    [Theory]
    [InlineData("""{"x":{}}""", "One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified")]
    [InlineData("""{"x":{"Action":"DELETE","Value":{"S":"1"}}}""", "One or more parameter values were invalid: DELETE action with value is not supported for the type S")]
    [InlineData("""{"x":{"Action":"ADD","Value":{"M":{}}}}""", "One or more parameter values were invalid: ADD action is not supported for the type M")]
    [InlineData("""{"id":{"Value":{"S":"1"}}}""", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("""{"s":{"Action":"ADD","Value":{"N":"1"}}}""", "Type mismatch for attribute to update")]
    [InlineData("""{"n":{"Action":"DELETE","Value":{"SS":["1"]}}}""", "Type mismatch for attribute to update")]
    [InlineData("""{"x":{"Action":"SET","Value":{"N":"1"}}}""", "1 validation error detected: Value 'SET' at 'attributeUpdates.x.member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]")]
    public void AttributeUpdates_Wrong_IsRefused(string updates, string message)
    {
        using var table = new ExpressionTable(Item);

        Assert.Equal(message, table.RefusedUpdate($"\"AttributeUpdates\":{updates}"));
    }

    [Fact]
    public void AttributeUpdates_Empty_MakesAnItemOfItsKey()
    {
        using var table = new ExpressionTable(Item);
        table.Caller.Call("DeleteItem", $$"""{"TableName":"Things","Key":{{ExpressionTable.Key}}}""");

        table.Update("\"AttributeUpdates\":{}");

        Assert.Equal(ExpressionTable.Key, table.Item()!.ToJsonString());
    }
}
