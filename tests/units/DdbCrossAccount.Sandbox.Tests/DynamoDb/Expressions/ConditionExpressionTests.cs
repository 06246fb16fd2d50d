using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

public sealed class ConditionExpressionTests
{
    private const string Item = """
        {"id":{"S":"a"},"n":{"N":"10"},"m":{"N":"-2.5"},"s":{"S":"banana"},"b":{"B":"AAH/"},"t":{"BOOL":true},"z":{"NULL":true},
         "ss":{"SS":["x","y"]},"ns":{"NS":["1","2.50"]},"bs":{"BS":["AAE="]},"l":{"L":[{"S":"one"},{"N":"2"},{"L":[{"S":"deep"}]}]},
         "doc":{"M":{"k":{"S":"v"},"in.ner":{"M":{"q":{"N":"1"}}},"quote\"d":{"S":"é\n"}}},"same":{"S":"banana"},"e":{"S":""}}
        """;

    private const string Values = """
        ":n":{"N":"10"},":n2":{"N":"1e1"},":neg":{"N":"-3"},":s":{"S":"banana"},":p":{"S":"ban"},":x":{"S":"x"},":b":{"B":"AAH/"},
        ":bp":{"B":"AAE="},":t":{"BOOL":true},":z":{"NULL":true},":ss":{"SS":["y","x"]},":ns":{"NS":["2.5","1.0"]},":one":{"S":"one"},
        ":two":{"N":"2"},":deep":{"L":[{"S":"deep"}]},":v":{"S":"v"},":list":{"L":[{"S":"one"},{"N":"2"},{"L":[{"S":"deep"}]}]},
        ":M":{"S":"M"},":N":{"S":"N"},":big":{"S":"banane"},":six":{"N":"6"},":three":{"N":"3"},":zero":{"N":"0"},":map":{"M":{"q":{"N":"1.0"}}}
        """;

    [Theory]
    [InlineData("n = :n", true)]
    [InlineData("n = :n2", true)]
    [InlineData("n <> :n", false)]
    [InlineData("n = :s", false)]
    [InlineData("n <> :s", true)]
    [InlineData("n > m AND m > :neg", true)]
    [InlineData("m < :neg", false)]
    [InlineData("n < :s", false)]
    [InlineData("n >= :s", false)]
    [InlineData("s = same", true)]
    [InlineData("s < :big and s <= :s and s >= :s and :big > s", true)]
    [InlineData("b = :b and b >= :bp and not b < :bp", true)]
    [InlineData("gone = :n", false)]
    [InlineData("gone <> :n", true)]
    [InlineData("gone < :n", false)]
    [InlineData("NOT gone < :n", true)]
    [InlineData("t = :t AND z = :z", true)]
    [InlineData("ss = :ss AND ns = :ns", true)]
    [InlineData("l = :list", true)]
    [InlineData("doc.#in = :map", true)]
    [InlineData("l[1] = :two and l[2][0] <> :one", true)]
    [InlineData("l[9] = :two", false)]
    [InlineData("doc[0] = :two", false)]
    [InlineData("l.k = :two", false)]
    [InlineData("n BETWEEN :neg AND :n", true)]
    [InlineData("n BETWEEN :two AND :six", false)]
    [InlineData("(n) between (:two) and (:n)", true)]
    [InlineData("s BETWEEN :p AND :big", true)]
    [InlineData("n IN (:two, :n)", true)]
    [InlineData("n IN (:two)", false)]
    [InlineData("l IN (:two, :list)", true)]
    [InlineData("gone IN (:two)", false)]
    [InlineData("attribute_exists(doc.k) AND attribute_exists(l[2][0]) AND attribute_not_exists(doc.x) AND attribute_not_exists(l[3])", true)]
    [InlineData("attribute_exists(doc.k.x)", false)]
    [InlineData("attribute_type(doc, :M) AND attribute_type(l[1], :N) AND NOT attribute_type(s, :N)", true)]
    [InlineData("attribute_type(gone, :M)", false)]
    [InlineData("begins_with(s, :p) AND begins_with(b, :bp) AND NOT begins_with(s, :x)", true)]
    [InlineData("begins_with(n, :p)", false)]
    [InlineData("begins_with(s, e)", true)]
    [InlineData("contains(s, :p) AND NOT contains(s, :x)", true)]
    [InlineData("contains(ss, :x) AND NOT contains(ss, :p)", true)]
    [InlineData("contains(ns, :two)", false)]
    [InlineData("contains(l, :one) AND contains(l, :two) AND contains(l, :deep)", true)]
    [InlineData("contains(b, :bp)", true)]
    [InlineData("contains(n, :n)", false)]
    [InlineData("size(s) = :six AND size(ss) = :two AND size(l) = :three AND size(doc) = :three AND size(b) = :three", true)]
    [InlineData("size(n) = :two", false)]
    [InlineData("size(e) = :zero", true)]
    [InlineData("n = :s OR n = :n AND s = :s", true)]
    [InlineData("(n = :n OR n = :s) AND s = :x", false)]
    [InlineData("NOT n = :s AND s = :x", false)]
    [InlineData("NOT (n = :s AND s = :x)", true)]
    [InlineData("NOT NOT n = :n", true)]
    [InlineData("doc.#quoted <> :s", true)]
    public void Condition_OnAnItem_IsMetOrNot(string condition, bool isMet)
    {
        using var table = new ExpressionTable(Item);

        Assert.Equal(isMet, table.Meets(condition, Used(Values, ':', condition), Used("\"#in\":\"in.ner\",\"#quoted\":\"quote\\\"d\"", '#', condition)));
    }

    [Theory]
    [InlineData("foo", "Syntax error; token: \"<EOF>\", near: \"foo\"")]
    [InlineData("a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("things are not ok", "Syntax error; token: \"are\", near: \"things are not\"")]
    [InlineData("a > 4", "Syntax error; token: \"4\", near: \"> 4\"")]
    [InlineData("attribute_exists(Pictures-RearView)", "Syntax error; token: \"-\", near: \"Pictures-RearView\"")]
    [InlineData("attribute_exists(", "Syntax error; token: \"<EOF>\", near: \"(\"")]
    [InlineData("attribute_exists(P..R)", "Syntax error; token: \".\", near: \"..R\"")]
    [InlineData("attribute_exists(x[a])", "Syntax error; token: \"a\", near: \"[a]\"")]
    [InlineData("a in b", "Syntax error; token: \"b\", near: \"in b\"")]
    [InlineData("a in (b,c,)", "Syntax error; token: \")\", near: \",)\"")]
    [InlineData("NOT (#a)", "Syntax error; token: \"<EOF>\", near: \")\"")]
    [InlineData("(a = b) = c", "Syntax error; token: \"=\", near: \") = c\"")]
    [InlineData("a > between", "Syntax error; token: \"between\", near: \"> between\"")]
    [InlineData("size(a).b > a", "Syntax error; token: \".\", near: \").b\"")]
    [InlineData("(size(a))[0] > a", "Syntax error; token: \"[\", near: \")[0\"")]
    [InlineData("ü > a", "Syntax error; token: \"ü\", near: \"ü >\"")]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("a=a and a > ((views))", "The expression has redundant parentheses;")]
    [InlineData("(a)between(((b.c)).d)and(c)", "The expression has redundant parentheses;")]
    [InlineData("a=a AND ((a=a AND (a=a AND a=a)))", "The expression has redundant parentheses;")]
    [InlineData("a=a and whatever((:things)) > a", "Invalid function name; function: whatever")]
    [InlineData("attRIbute_exIsts((views), #a)", "Invalid function name; function: attRIbute_exIsts")]
    [InlineData("attribute_not_exists(things) > b", "The function is not allowed to be used this way in an expression; function: attribute_not_exists")]
    [InlineData("size(contains(a, b)) > a", "The function is not allowed to be used this way in an expression; function: contains")]
    [InlineData("size(things)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("a = b AND size(things)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("a in (b, attribute_exists(things))", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData(":a < abOrT", "Attribute name is a reserved keyword; reserved keyword: abOrT")]
    [InlineData("a.Status = :a", "Attribute name is a reserved keyword; reserved keyword: Status")]
    [InlineData("attribute_exists(#Pictures.RearView, :a) and a=a", "An expression attribute name used in the document path is not defined; attribute name: #Pictures")]
    [InlineData("begins_with(:hello, #a, #b)", "An expression attribute value used in expression is not defined; attribute value: :hello")]
    [InlineData("attribute_exists(things, a) and a=a", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("begins_with(things, size(a), b)", "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 3")]
    [InlineData("attribute_type(a, b)", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}")]
    [InlineData("attribute_type(a, size(b))", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N")]
    [InlineData("attribute_type(a, :s)", "Invalid attribute type name found; type: 1, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("begins_with(a, :n)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("size(size(a)) > :n", "Incorrect operand type for operator or function; operator or function: size, operand type: N")]
    [InlineData("size(:t) > a", "Incorrect operand type for operator or function; operator or function: size, operand type: BOOL")]
    [InlineData("a < :t", "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL")]
    [InlineData("attribute_exists(:s) and a=a", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("a = a AND b = c", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]")]
    [InlineData("contains(ab.bc[1].a, ab.bc[1].a)", "The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [ab, bc, [1], a]")]
    [InlineData("a between :s and :n", "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:1}, upper bound operand: AttributeValue: {N:2}")]
    [InlineData("a between :n and :less", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("a[2147483648] = b", "List index is not within the allowable range; index: [2147483648]")]
    public void Condition_Wrong_IsRefusedWithAwsText(string condition, string message)
    {
        using var table = new ExpressionTable(Item);
        const string Defined = """ ":s":{"S":"1"},":n":{"N":"2"},":less":{"N":"1"},":t":{"BOOL":true} """;

        string refused = table.RefusedUpdate(
            $"\"ConditionExpression\":\"{condition}\"{ExpressionTable.Placeholders(Defined)}");

        Assert.Equal($"Invalid ConditionExpression: {message}", refused);
    }

    [Fact]
    public void Condition_AtTheLimits_IsTakenOrRefused()
    {
        using var table = new ExpressionTable(Item);
        string Or(int count) => string.Join(" or ", Enumerable.Repeat("a=:n", count));
        string Deep(int levels) => "a" + string.Concat(Enumerable.Repeat(".b", levels - 1));
        string Many(int count) => string.Join(",", Enumerable.Repeat(":n", count));

        Assert.False(table.Meets(Or(150), """ ":n":{"N":"1"} """));
        Assert.Equal("Invalid ConditionExpression: The expression contains too many operators; operator count: 301", Refuse(Or(151)));
        Assert.False(table.Meets($"attribute_exists({Deep(32)})"));
        Assert.Equal(
            "Invalid ConditionExpression: The document path has too many nesting levels; nesting levels: 33",
            table.RefusedUpdate($"\"ConditionExpression\":\"attribute_exists({Deep(33)})\""));
        Assert.False(table.Meets($"a IN ({Many(100)})", """ ":n":{"N":"1"} """));
        Assert.Equal(
            "Invalid ConditionExpression: The IN operator is provided with too many operands; number of operands: 101",
            Refuse($"a IN ({Many(101)})"));
        Assert.True(table.Meets($"attribute_not_exists({new string('q', 4096 - 22)})"));
        Assert.Equal(
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097",
            table.RefusedUpdate($"\"ConditionExpression\":\"attribute_not_exists({new string('q', 4097 - 22)})\""));
        Assert.Equal(
            "Invalid ConditionExpression: The expression contains too many operators; operator count: 301",
            Refuse(new string('(', 4000)));

        string Refuse(string condition) =>
            table.RefusedUpdate($"\"ConditionExpression\":\"{condition}\"{ExpressionTable.Placeholders("\":n\":{\"N\":\"1\"}")}");
    }

    [Theory]
    [InlineData("\"ExpressionAttributeNames\":{},\"ConditionExpression\":\"\"", "ExpressionAttributeNames must not be empty")]
    [InlineData("\"ExpressionAttributeNames\":{\"a\":\"a\"},\"ConditionExpression\":\"\"", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"")]
    [InlineData("\"ExpressionAttributeValues\":{},\"ConditionExpression\":\"\"", "ExpressionAttributeValues must not be empty")]
    [InlineData("\"ExpressionAttributeValues\":{\":b\":{},\"b\":{\"S\":\"a\"}},\"ConditionExpression\":\"\"", "ExpressionAttributeValues contains invalid key: Syntax error; key: \"b\"")]
    [InlineData("\"ExpressionAttributeValues\":{\":b\":{}},\"ConditionExpression\":\"\"", "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :b")]
    [InlineData("\"ExpressionAttributeValues\":{\":b\":{\"N\":\"b\"}},\"ConditionExpression\":\"\"", "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: b for key :b")]
    [InlineData("\"ExpressionAttributeNames\":{\"#a\":\"a\"}", "ExpressionAttributeNames can only be specified when using expressions")]
    [InlineData("\"ExpressionAttributeValues\":{\":a\":{\"S\":\"a\"}}", "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null")]
    [InlineData("\"ConditionExpression\":\"a = :a\",\"ExpressionAttributeNames\":{\"#a\":\"a\",\"#b\":\"b\"},\"ExpressionAttributeValues\":{\":a\":{\"S\":\"a\"}}", "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}")]
    [InlineData("\"ConditionExpression\":\"a = :a\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"a\"},\":c\":{\"S\":\"a\"},\":b\":{\"S\":\"a\"}}", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:c, :b}")]
    [InlineData("\"ConditionExpression\":\"\",\"UpdateExpression\":\"\",\"Expected\":{\"a\":{}},\"AttributeUpdates\":{}", "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}")]
    [InlineData("\"ConditionExpression\":\"id.x = :a\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"a\"}}", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id")]
    public void Request_WrongPlaceholdersOrMembers_IsRefused(string members, string message)
    {
        using var table = new ExpressionTable();

        Assert.Equal(message, table.RefusedUpdate(members));
    }

    [Fact]
    public void ReservedWords_InAnyCase_AreRefused()
    {
        Assert.Equal(573, Sandbox.DynamoDb.Expressions.Syntax.ReservedWords.All.Count);
        using var table = new ExpressionTable();

        Assert.Equal(
            "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: tTl",
            table.RefusedUpdate("\"ConditionExpression\":\"attribute_exists(tTl)\""));
    }

    [Theory]
    [InlineData("PutItem", "\"Item\":{\"id\":{\"S\":\"a\"}}")]
    [InlineData("DeleteItem", "\"Key\":{\"id\":{\"S\":\"a\"}}")]
    [InlineData("UpdateItem", "\"Key\":{\"id\":{\"S\":\"a\"}}")]
    public void ConditionFailed_ItemAsked_GoesWithTheErrorAndNothingChanges(string operation, string subject)
    {
        using var table = new ExpressionTable(Item);
        string request = $$"""{"TableName":"Things",{{subject}},"ConditionExpression":"n = :n","ExpressionAttributeValues":{":n":{"N":"11"} }""";

        ServiceException plain = table.Caller.Refused(operation, request + "}");
        ServiceException shown = table.Caller.Refused(operation, request + ""","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""");

        Assert.Equal("ConditionalCheckFailedException", plain.Code);
        Assert.Empty(plain.Members);
        Assert.Equal("Item", Assert.Single(shown.Members).Key);
        Assert.True(JsonNode.DeepEquals(table.Item(), JsonNode.Parse(shown.Members[0].Value.Span)));
        Assert.Equal("10", table.Item()!["n"]!["N"]!.GetValue<string>());
    }

    [Fact]
    public void ConditionFailed_NoItem_HasNothingToShow()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        ServiceException error = caller.Refused("DeleteItem", """
            {"TableName":"Things","Key":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id)",
             "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """);

        Assert.Equal("ConditionalCheckFailedException", error.Code);
        Assert.Empty(error.Members);
    }

    [Fact]
    public void PutItem_OnlyIfNotThere_HappensOnce()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Ledger");
        const string Request = """
            {"TableName":"Ledger","Item":{"id":{"S":"batch"},"attempt":{"N":"1"}},"ConditionExpression":"attribute_not_exists(id)"}
            """;

        caller.Call("PutItem", Request);

        Assert.Equal("ConditionalCheckFailedException", caller.Refused("PutItem", Request).Code);
    }

    /// <summary>Of the definitions those that the expression names: all others would be refused as unused.</summary>
    private static string Used(string definitions, char mark, string expression)
    {
        JsonObject all = JsonNode.Parse($"{{{definitions}}}")!.AsObject();
        var separators = new[] { ' ', ',', '(', ')', '.', '[', ']' };
        string[] words = expression.Split(separators, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(",", all.Where(pair => pair.Key[0] == mark && words.Contains(pair.Key))
            .Select(pair => $"\"{pair.Key}\":{pair.Value!.ToJsonString()}"));
    }
}
