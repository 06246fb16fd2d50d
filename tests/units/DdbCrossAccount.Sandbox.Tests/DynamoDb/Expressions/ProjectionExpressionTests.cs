using System.Text.Json.Nodes;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

public sealed class ProjectionExpressionTests
{
    private const string Item = """
        {"id":{"S":"a"},"n":{"N":"1"},"l":{"L":[{"S":"0"},{"S":"1"},{"M":{"k":{"S":"2"},"o":{"S":"3"}}}]},
         "m":{"M":{"k":{"S":"v"},"d":{"M":{"e":{"N":"2"},"f":{"N":"3"}}}}},"a.b":{"S":"dot"}}
        """;

    [Theory]
    [InlineData("n", """{"n":{"N":"1"}}""")]
    [InlineData("m.d.e, n", """{"n":{"N":"1"},"m":{"M":{"d":{"M":{"e":{"N":"2"}}}}}}""")]
    [InlineData("m.k, m.d.f", """{"m":{"M":{"k":{"S":"v"},"d":{"M":{"f":{"N":"3"}}}}}}""")]
    [InlineData("l[2].k, l[0]", """{"l":{"L":[{"S":"0"},{"M":{"k":{"S":"2"}}}]}}""")]
    [InlineData("l[7], l[1]", """{"l":{"L":[{"S":"1"}]}}""")]
    [InlineData("#dotted, id", """{"id":{"S":"a"},"a.b":{"S":"dot"}}""")]
    [InlineData("absent, m.absent, n.x, l.x", "{}")]
    public void Projection_OfAnItem_ShowsWhatIsNamed(string projection, string shown)
    {
        using var table = new ExpressionTable(Item);
        string names = projection.Contains('#', System.StringComparison.Ordinal) ? ",\"ExpressionAttributeNames\":{\"#dotted\":\"a.b\"}" : "";

        JsonNode? item = table.Item($",\"ProjectionExpression\":\"{projection}\"{names}");
        JsonNode? batched = table.Caller.Call(
            "BatchGetItem",
            $$$"""{"RequestItems":{"Things":{"Keys":[{{{ExpressionTable.Key}}}],"ProjectionExpression":"{{{projection}}}"{{{names}}} } } }""");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), item), item?.ToJsonString());
        Assert.Equal(item?.ToJsonString(), batched["Responses"]!["Things"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("", "Invalid ProjectionExpression: The expression can not be empty;")]
    [InlineData("a,", "Invalid ProjectionExpression: Syntax error; token: \"<EOF>\", near: \",\"")]
    [InlineData("a b", "Invalid ProjectionExpression: Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("a[b]", "Invalid ProjectionExpression: Syntax error; token: \"b\", near: \"[b]\"")]
    [InlineData("(a)", "Invalid ProjectionExpression: Syntax error; token: \"(\", near: \"(a\"")]
    [InlineData("a, Status", "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: Status")]
    [InlineData("a, b, a, #x", "Invalid ProjectionExpression: An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("b[1], b.a, a.b, a", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [InlineData("a.b[1], a[1]", "Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b, [1]], path two: [a, [1]]")]
    [InlineData("id[0]", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id")]
    public void Projection_Wrong_IsRefused(string projection, string message)
    {
        using var table = new ExpressionTable(Item);

        Assert.Equal(message, table.Caller.Refused(
            "GetItem", $$"""{"TableName":"Things","Key":{{ExpressionTable.Key}},"ProjectionExpression":"{{projection}}"}""").Message);
    }

    [Theory]
    [InlineData("""["n","absent"]""", """{"n":{"N":"1"}}""")]
    [InlineData("""["a.b"]""", """{"a.b":{"S":"dot"}}""")]
    public void AttributesToGet_OfAnItem_ShowsThem(string names, string shown)
    {
        using var table = new ExpressionTable(Item);

        JsonNode? item = table.Item($",\"AttributesToGet\":{names}");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), item), item?.ToJsonString());
    }

    [Theory]
    [InlineData("\"AttributesToGet\":[\"n\",\"n\"]", "One or more parameter values were invalid: Duplicate value in attribute name: n")]
    [InlineData("\"AttributesToGet\":[]", "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("\"AttributesToGet\":[\"n\"],\"ProjectionExpression\":\"n\"", "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}")]
    [InlineData("\"ExpressionAttributeNames\":{\"#a\":\"a\"}", "ExpressionAttributeNames can only be specified when using expressions")]
    [InlineData("\"ProjectionExpression\":\"n\",\"ExpressionAttributeNames\":{\"#a\":\"a\"}", "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}")]
    public void Members_ThatDoNotGoTogether_AreRefused(string members, string message)
    {
        using var table = new ExpressionTable(Item);

        Assert.Equal(message, table.Caller.Refused(
            "GetItem", $$"""{"TableName":"Things","Key":{{ExpressionTable.Key}},{{members}}}""").Message);
    }
}
