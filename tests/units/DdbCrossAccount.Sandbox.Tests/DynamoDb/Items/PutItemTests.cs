using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Items;

public sealed class PutItemTests
{
    [Fact]
    public void PutItem_AllTypes_ComesBackCanonical()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        caller.Put("Things", """
            { "id": {"S": "a"}, "n": {"N": "1.50"}, "b": {"B": "aGVsbG8="}, "t": {"BOOL": true}, "z": {"NULL": true},
              "ss": {"SS": ["x", "y"]}, "ns": {"NS": ["1e2", "-0"]}, "bs": {"BS": ["YQ=="]},
              "m": {"M": {"l": {"L": [{"S": "\u00e9\n\"\u0001"}, {"N": "+007"}]}}} }
            """);

        JsonNode answer = caller.Call("GetItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");

        const string Expected = """{"Item":{"id":{"S":"a"},"n":{"N":"1.5"},"b":{"B":"aGVsbG8="},"t":{"BOOL":true},"z":{"NULL":true},"ss":{"SS":["x","y"]},"ns":{"NS":["100","0"]},"bs":{"BS":["YQ=="]},"m":{"M":{"l":{"L":[{"S":"é\n\"\u0001"},{"N":"7"}]}}}}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), answer), answer.ToJsonString());
    }

    [Theory]
    [InlineData("""{}""", "One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("""{"id":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")]
    [InlineData("""{"id":{"S":""}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id")]
    [InlineData("""{"id":{}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"id":{"S":"a","N":"1"}}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"id":{"S":"a"},"x":{"N":"one"}}""", "The parameter cannot be converted to a numeric value: one")]
    [InlineData("""{"id":{"S":"a"},"x":{"N":""}}""", "The parameter cannot be converted to a numeric value")]
    [InlineData("""{"id":{"S":"a"},"x":{"N":"1e126"}}""", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("""{"id":{"S":"a"},"x":{"N":"1e-131"}}""", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("""{"id":{"S":"a"},"x":{"N":"123456789012345678901234567890123456789"}}""", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("""{"id":{"S":"a"},"x":{"SS":[]}}""", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("""{"id":{"S":"a"},"x":{"NS":[]}}""", "One or more parameter values were invalid: An number set  may not be empty")]
    [InlineData("""{"id":{"S":"a"},"x":{"BS":[]}}""", "One or more parameter values were invalid: Binary sets should not be empty")]
    [InlineData("""{"id":{"S":"a"},"x":{"SS":["a","a"]}}""", "One or more parameter values were invalid: Input collection [a, a] contains duplicates.")]
    [InlineData("""{"id":{"S":"a"},"x":{"NS":["1","1.0"]}}""", "Input collection contains duplicates")]
    [InlineData("""{"id":{"S":"a"},"x":{"BS":["YQ==","YQ=="]}}""", "One or more parameter values were invalid: Input collection [YQ==, YQ==]of type BS contains duplicates.")]
    [InlineData("""{"id":{"S":"a"},"x":{"NULL":false}}""", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    public void PutItem_InvalidItem_IsRefused(string item, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        ServiceException error = caller.Refused("PutItem", $$"""{"TableName":"Things","Item":{{item}}}""");

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(400 * 1024 - 2 - 1 - 1, true)]
    [InlineData(400 * 1024 - 2 - 1, false)]
    public void PutItem_AtTheLimitOfSize_CountsNamesAndValues(int length, bool fits)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        string item = $$$"""{"TableName":"Things","Item":{"id":{"S":"a"},"x":{"S":"{{{new string('v', length)}}}"}} }""";

        if (fits)
        {
            caller.Call("PutItem", item);
        }
        else
        {
            Assert.Equal("Item size has exceeded the maximum allowed size", caller.Refused("PutItem", item).Message);
        }
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("no", "false")]
    [InlineData("1", "true")]
    public void PutItem_TextForABoolean_IsTaken(string text, string value)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        caller.Put("Things", $$$"""{"id":{"S":"a"},"x":{"BOOL":"{{{text}}}"}}""");

        Assert.Equal(value, caller.Call("GetItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""")["Item"]!["x"]!["BOOL"]!.ToJsonString());
    }

    [Theory]
    [InlineData("\"TableName\":\"None\",\"Item\":{\"id\":{\"N\":\"x\"}}", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("\"TableName\":\"None\",\"Item\":{\"id\":{\"SS\":[]}},\"ConditionExpression\":\"\"", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\",\"N\":\"b\"}}", "The parameter cannot be converted to a numeric value: b")]
    [InlineData("\"TableName\":\"bad table!@#\",\"Item\":{}", "1 validation error detected: Value 'bad table!@#' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    [InlineData("\"TableName\":\"\"", "2 validation errors detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'item' failed to satisfy constraint: Member must not be null")]
    public void PutItem_SeveralFaults_TellsThemInTheOrderOfAws(string members, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        Assert.Equal(message, caller.Refused("PutItem", $"{{{members}}}").Message);
    }

    [Fact]
    public void PutItem_UnknownTable_IsRefused()
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("PutItem", """{"TableName":"Things","Item":{"id":{"S":"a"}}}""");

        Assert.Equal("ResourceNotFoundException", error.Code);
        Assert.Equal("Requested resource not found", error.Message);
    }

    [Fact]
    public void PutItem_OldValuesAndCapacityAsked_ReturnsBoth()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        caller.Put("Things", $$$"""{"id":{"S":"a"},"v":{"S":"{{{new string('x', 2000)}}}"}}""");

        JsonNode answer = caller.Call(
            "PutItem",
            """{"TableName":"Things","Item":{"id":{"S":"a"}},"ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"TOTAL"}""");

        Assert.Equal(2000, ((string)answer["Attributes"]!["v"]!["S"]!).Length);
        Assert.Equal("""{"CapacityUnits":2,"TableName":"Things"}""", answer["ConsumedCapacity"]!.ToJsonString());
    }
}
