using System.Text.Json.Nodes;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

public sealed class UpdateExpressionTests
{
    private const string Values = """
        ":one":{"N":"1"},":s":{"S":"new"},":ss":{"SS":["b","c"]},":all":{"SS":["a","b"]},":ns":{"NS":["2"]},":l":{"L":[{"S":"z"}]},
        ":m":{"M":{"x":{"S":"y"}}},":big":{"N":"99999999999999999999999999999999999999"},":tiny":{"N":"1e-130"},":b":{"B":"AA=="},":t":{"BOOL":true}
        """;

    private const string Before = """
        {"id":{"S":"a"},"n":{"N":"10.5"},"st":{"SS":["a","b"]},"li":{"L":[{"S":"0"},{"S":"1"},{"S":"2"},{"S":"3"}]},
         "ma":{"M":{"k":{"S":"v"},"c":{"N":"1"},"inn":{"L":[{"M":{"d":{"S":"e"}}}]}}},"txt":{"S":"old"}}
        """;

    [Theory]
    [InlineData("SET txt = :s", "txt", """{"S":"new"}""")]
    [InlineData("set added = :m", "added", """{"M":{"x":{"S":"y"}}}""")]
    [InlineData("SET n = n + :one", "n", """{"N":"11.5"}""")]
    [InlineData("SET n = :one - n", "n", """{"N":"-9.5"}""")]
    [InlineData("SET n = (n - ma.c)", "n", """{"N":"9.5"}""")]
    [InlineData("SET n = ((n)+(ma.c))", "n", """{"N":"11.5"}""")]
    [InlineData("SET n = if_not_exists(n, :one)", "n", """{"N":"10.5"}""")]
    [InlineData("SET x = if_not_exists(x, :one) + :one", "x", """{"N":"2"}""")]
    [InlineData("SET x = if_not_exists(x, if_not_exists(y, txt))", "x", """{"S":"old"}""")]
    [InlineData("SET li = list_append(li, :l)", "li", """{"L":[{"S":"0"},{"S":"1"},{"S":"2"},{"S":"3"},{"S":"z"}]}""")]
    [InlineData("SET li = list_append(:l, li)", "li", """{"L":[{"S":"z"},{"S":"0"},{"S":"1"},{"S":"2"},{"S":"3"}]}""")]
    [InlineData("SET li[1] = :s", "li", """{"L":[{"S":"0"},{"S":"new"},{"S":"2"},{"S":"3"}]}""")]
    [InlineData("SET li[9] = :one, li[7] = :s", "li", """{"L":[{"S":"0"},{"S":"1"},{"S":"2"},{"S":"3"},{"S":"new"},{"N":"1"}]}""")]
    [InlineData("REMOVE li[1], li[2]", "li", """{"L":[{"S":"0"},{"S":"3"}]}""")]
    [InlineData("REMOVE li[0] SET li[2] = :s", "li", """{"L":[{"S":"1"},{"S":"new"},{"S":"3"}]}""")]
    [InlineData("REMOVE li[9]", "li", """{"L":[{"S":"0"},{"S":"1"},{"S":"2"},{"S":"3"}]}""")]
    [InlineData("SET ma.k = :s, ma.z = n REMOVE ma.c", "ma", """{"M":{"k":{"S":"new"},"inn":{"L":[{"M":{"d":{"S":"e"}}}]},"z":{"N":"10.5"}}}""")]
    [InlineData("SET ma.inn[0].d = :one", "ma", """{"M":{"k":{"S":"v"},"c":{"N":"1"},"inn":{"L":[{"M":{"d":{"N":"1"}}}]}}}""")]
    [InlineData("REMOVE txt", "txt", null)]
    [InlineData("REMOVE gone", "gone", null)]
    [InlineData("ADD n :one", "n", """{"N":"11.5"}""")]
    [InlineData("ADD x :one", "x", """{"N":"1"}""")]
    [InlineData("ADD st :ss", "st", """{"SS":["a","b","c"]}""")]
    [InlineData("ADD ma.s :ns", "ma", """{"M":{"k":{"S":"v"},"c":{"N":"1"},"inn":{"L":[{"M":{"d":{"S":"e"}}}]},"s":{"NS":["2"]}}}""")]
    [InlineData("DELETE st :ss", "st", """{"SS":["a"]}""")]
    [InlineData("DELETE st :all", "st", null)]
    [InlineData("DELETE gone :all", "gone", null)]
    [InlineData("SET txt = n, x = txt", "x", """{"S":"old"}""")]
    [InlineData("SET #odd = :s", "a.b-c \"q\"", """{"S":"new"}""")]
    public void Update_OfAnItem_ChangesIt(string expression, string attribute, string? value)
    {
        using var table = new ExpressionTable(Before);

        table.Update(Members(expression));

        JsonNode? found = table.Item()![attribute];
        Assert.True(JsonNode.DeepEquals(value is null ? null : JsonNode.Parse(value), found), found?.ToJsonString());
    }

    [Theory]
    [InlineData("whatever", "Syntax error; token: \"whatever\", near: \"whatever\"")]
    [InlineData("INVALID SYNTAX HERE", "Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\"")]
    [InlineData("set a", "Syntax error; token: \"<EOF>\", near: \"a\"")]
    [InlineData("SET a = :one,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [InlineData("set a=set", "Syntax error; token: \"set\", near: \"=set\"")]
    [InlineData("remove a = b", "Syntax error; token: \"=\", near: \"a = b\"")]
    [InlineData("add a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("delete :a b", "Syntax error; token: \":a\", near: \"delete :a b\"")]
    [InlineData("set a = b * c", "Syntax error; token: \"*\", near: \"b * c\"")]
    [InlineData("set a = b + c + d", "Syntax error; token: \"+\", near: \"c + d\"")]
    [InlineData("set (a = (b + c))", "Syntax error; token: \"(\", near: \"set (a\"")]
    [InlineData("set a = (b.c).d + e", "Syntax error; token: \".\", near: \").d\"")]
    [InlineData("SET a = if_not_exist(a, 100)", "Syntax error; token: \"100\", near: \", 100)\"")]
    [InlineData(" set #c = :c set abOrt = true ", "Attribute name is a reserved keyword; reserved keyword: abOrt")]
    [InlineData("set #c = if_not_exist(:c) set c = d", "Invalid function name; function: if_not_exist")]
    [InlineData("set a = #c set c = :d", "The \"SET\" section can only be used once in an update expression;")]
    [InlineData("delete #d :e set a = b delete #e :f", "The \"DELETE\" section can only be used once in an update expression;")]
    [InlineData("SET #c = if_not_exists(:c)", "An expression attribute name used in the document path is not defined; attribute name: #c")]
    [InlineData("SET a = if_not_exists(:c)", "An expression attribute value used in expression is not defined; attribute value: :c")]
    [InlineData("set d[1] = a, d.b = a, c[1].a = a, c = if_not_exists(a)", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [1], a], path two: [c]")]
    [InlineData("SET txt = :s, txt = :s", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [txt], path two: [txt]")]
    [InlineData("remove a.c set a[1] = d", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, c], path two: [a, [1]]")]
    [InlineData("add a.b :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("delete a.b :one", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [InlineData("add a :l", "Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("set a = if_not_exists(c)", "Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1")]
    [InlineData("set a = if_not_exists(:s, c)", "Operator or function requires a document path; operator or function: if_not_exists")]
    [InlineData("set a = list_append(:s, a)", "Incorrect operand type for operator or function; operator or function: list_append, operand type: S")]
    [InlineData("set a = a + :t", "Incorrect operand type for operator or function; operator or function: +, operand type: BOOL")]
    [InlineData("set a = :b - a", "Incorrect operand type for operator or function; operator or function: -, operand type: B")]
    [InlineData("", "The expression can not be empty;")]
    public void Update_Wrong_IsRefusedWithAwsText(string expression, string message)
    {
        using var table = new ExpressionTable(Before);

        string refused = table.RefusedUpdate($"\"UpdateExpression\":\"{expression}\",\"ExpressionAttributeValues\":{{{Values}}}");

        Assert.Equal($"Invalid UpdateExpression: {message}", refused);
    }

    [Theory]
    [InlineData("SET id = :s", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("REMOVE id", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("SET x = id.y", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id")]
    [InlineData("SET x = gone", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET x = gone + :one", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET x = txt + :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET x = list_append(txt, :l)", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD txt :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("DELETE st :ns", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET gone.x = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET txt.x = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET li.x = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET ma[0] = :s", "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE gone.x", "The document path provided in the update expression is invalid for update")]
    [InlineData("DELETE gone.x :all", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET x = :big + :tiny", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    public void Update_ThatDoesNotFitTheItem_IsRefusedAndChangesNothing(string expression, string message)
    {
        using var table = new ExpressionTable(Before);

        Assert.Equal(message, table.RefusedUpdate(Members(expression)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Before), table.Item()));
    }

    [Theory]
    [InlineData("ALL_OLD", "SET txt = :s", Before)]
    [InlineData("ALL_NEW", "REMOVE n, st, li, ma, txt", """{"id":{"S":"a"}}""")]
    [InlineData("UPDATED_OLD", "SET txt = :s, fresh = :s", """{"txt":{"S":"old"}}""")]
    [InlineData("UPDATED_OLD", "SET fresh = :s", null)]
    [InlineData("UPDATED_OLD", "REMOVE li[1], li[3], ma.k", """{"li":{"L":[{"S":"1"},{"S":"3"}]},"ma":{"M":{"k":{"S":"v"}}}}""")]
    [InlineData("UPDATED_NEW", "SET ma.c = ma.c + :one, fresh = :s REMOVE txt", """{"ma":{"M":{"c":{"N":"2"}}},"fresh":{"S":"new"}}""")]
    [InlineData("UPDATED_NEW", "REMOVE txt", null)]
    [InlineData("UPDATED_NEW", "SET li[9] = :s", null)]
    [InlineData("UPDATED_NEW", "REMOVE li[1]", """{"li":{"L":[{"S":"2"}]}}""")]
    [InlineData("NONE", "SET txt = :s", null)]
    public void Update_ReturnValues_ShowWhatWasAsked(string returned, string expression, string? attributes)
    {
        using var table = new ExpressionTable(Before);

        JsonNode answer = table.Update($"{Members(expression)},\"ReturnValues\":\"{returned}\"");

        Assert.True(
            JsonNode.DeepEquals(attributes is null ? null : JsonNode.Parse(attributes), answer["Attributes"]), answer.ToJsonString());
    }

    [Theory]
    [InlineData("SET x = :one", true)]
    [InlineData("ADD x :one", true)]
    [InlineData("SET x = id", true)]
    [InlineData("REMOVE x", false)]
    [InlineData("DELETE x :all", false)]
    public void Update_OfNoItem_MakesOneUnlessItOnlyTakesAway(string expression, bool creates)
    {
        using var table = new ExpressionTable(Before);
        table.Caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"a"}}}""");

        JsonNode answer = table.Update($"{Members(expression)},\"ReturnValues\":\"ALL_NEW\"");

        Assert.Equal(creates, table.Item() is not null);
        Assert.Equal(creates, answer["Attributes"] is not null);
    }

    [Fact]
    public void Update_BeyondTheLimitOfSize_IsRefused()
    {
        string large = new('v', 300 * 1024);
        using var table = new ExpressionTable($$$"""{"id":{"S":"a"},"x":{"S":"{{{large}}}"}}""");

        Assert.Equal("Item size to update has exceeded the maximum allowed size", table.RefusedUpdate("\"UpdateExpression\":\"SET y = x\""));
    }

    [Theory]
    [InlineData("SET g = :one", "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: ByG")]
    [InlineData("ADD g :one", "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: ByG")]
    [InlineData("SET g = n", "The update expression attempted to update the secondary index key to unsupported type")]
    [InlineData("SET g = :e", "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.")]
    [InlineData("SET g.x = :one", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: g")]
    public void Update_OfAnIndexKey_KeepsItsType(string expression, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}
            """);
        caller.Pass(1);
        caller.Put("Things", """{"id":{"S":"a"},"n":{"N":"1"}}""");
        string value = expression.Contains(":e", System.StringComparison.Ordinal) ? "\":e\":{\"S\":\"\"}" : "\":one\":{\"N\":\"1\"}";
        string values = expression.Contains(':', System.StringComparison.Ordinal) ? $",\"ExpressionAttributeValues\":{{{value}}}" : "";

        Assert.Equal(message, caller.Refused(
            "UpdateItem", $$$"""{"TableName":"Things","Key":{"id":{"S":"a"}},"UpdateExpression":"{{{expression}}}"{{{values}}}}""").Message);
    }

    /// <summary>The expression with the values and names that it uses.</summary>
    private static string Members(string expression)
    {
        string values = "";
        foreach ((string key, JsonNode? value) in JsonNode.Parse($"{{{Values}}}")!.AsObject())
        {
            if (System.Text.RegularExpressions.Regex.IsMatch(expression, $@"{key}\b"))
            {
                values += $"{(values.Length > 0 ? "," : "")}\"{key}\":{value!.ToJsonString()}";
            }
        }

        string names = expression.Contains("#odd", System.StringComparison.Ordinal) ? "\"#odd\":\"a.b-c \\\"q\\\"\"" : "";
        return $"\"UpdateExpression\":\"{expression}\"{ExpressionTable.Placeholders(values, names)}";
    }
}
