using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Transactions;

public sealed class TransactWriteItemsTests
{
    private const string MustBeHere = "\"ConditionExpression\":\"attribute_exists(id)\"";

    [Fact]
    public void Transact_FourKindsOnTwoTables_AreAllDone()
    {
        using DynamoDbCaller caller = Start();
        caller.Put("Left", """{"id":{"S":"u"},"n":{"N":"1"}}""");
        caller.Put("Left", """{"id":{"S":"d"}}""");
        caller.Put("Right", """{"id":{"S":"c"}}""");

        JsonNode answer = Transact(
            caller,
            """
            {"Put":{"TableName":"Left","Item":{"id":{"S":"p"}}}},
            {"Update":{"TableName":"Left","Key":{"id":{"S":"u"}},"UpdateExpression":"SET n = n + :one","ExpressionAttributeValues":{":one":{"N":"1"}}}},
            {"Delete":{"TableName":"Left","Key":{"id":{"S":"d"}}}},
            {"ConditionCheck":{"TableName":"Right","Key":{"id":{"S":"c"}},"ConditionExpression":"attribute_exists(id)"}}
            """);

        Assert.Equal("{}", answer.ToJsonString());
        Assert.NotNull(Item(caller, "Left", "p"));
        Assert.Equal("2", Item(caller, "Left", "u")!["n"]!["N"]!.GetValue<string>());
        Assert.Null(Item(caller, "Left", "d"));
        Assert.NotNull(Item(caller, "Right", "c"));
    }

    [Fact]
    public void Transact_SomeConditionsFail_NothingIsDoneAndEachActionHasItsReason()
    {
        using DynamoDbCaller caller = Start();
        caller.Put("Left", """{"id":{"S":"b"},"n":{"N":"1"}}""");

        ServiceException error = Refused(
            caller,
            $$$$$"""
            {"Put":{"TableName":"Left","Item":{"id":{"S":"a"}}}},
            {"Put":{"TableName":"Left","Item":{"id":{"S":"b"}},"ConditionExpression":"attribute_not_exists(id)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},
            {"Delete":{"TableName":"Right","Key":{"id":{"S":"c"}},{{{{{MustBeHere}}}}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},
            {"Update":{"TableName":"Right","Key":{"id":{"S":"d"}},"UpdateExpression":"SET x = gone"}}
            """);

        Assert.Equal("TransactionCanceledException", error.Code);
        Assert.Equal(
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + "[None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]",
            error.Message);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    [{"Code":"None"},
                     {"Code":"ConditionalCheckFailed","Item":{"id":{"S":"b"},"n":{"N":"1"}},"Message":"The conditional request failed"},
                     {"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},
                     {"Code":"ValidationError","Message":"The provided expression refers to an attribute that does not exist in the item"}]
                    """),
                Reasons(error)),
            Reasons(error).ToJsonString());
        Assert.Null(Item(caller, "Left", "a"));
    }

    [Theory]
    [InlineData("""{"Put":{"TableName":"Left","Item":{"id":{"N":"5"}}}}""", "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")]
    [InlineData("""{"Put":{"TableName":"Left","Item":{"x":{"N":"5"}}}}""", "One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("""{"Delete":{"TableName":"Left","Key":{"id":{"N":"5"}}}}""", "The provided key element does not match the schema")]
    [InlineData("""{"Update":{"TableName":"Left","Key":{"id":{"L":[]}},"UpdateExpression":"REMOVE x"}}""", "The provided key element does not match the schema")]
    [InlineData("""{"ConditionCheck":{"TableName":"Left","Key":{},"ConditionExpression":"attribute_exists(id)"}}""", "The provided key element does not match the schema")]
    [InlineData("""{"Update":{"TableName":"Left","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE id"}}""", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    public void Transact_ActionDoesNotFitItsTable_CancelsWithTheReason(string action, string message)
    {
        using DynamoDbCaller caller = Start();

        ServiceException error = Refused(caller, $$$"""{{{action}}},{"Put":{"TableName":"Left","Item":{"id":{"N":"6"}} } }""");

        Assert.Equal("TransactionCanceledException", error.Code);
        Assert.Equal("ValidationError", Reasons(error)[0]!["Code"]!.GetValue<string>());
        Assert.Equal(message, Reasons(error)[0]!["Message"]!.GetValue<string>());
        Assert.Equal("None", Reasons(error)[1]!["Code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("{}", "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")]
    [InlineData("""{"Put":{"TableName":"Left","Item":{}},"Delete":{"TableName":"Left","Key":{}}}""", "TransactItems can only contain one of Check, Put, Update or Delete")]
    [InlineData("""{"Put":{"Item":{}}}""", "1 validation error detected: Value null at 'transactItems.1.member.put.tableName' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"ConditionCheck":{"TableName":"Left","Key":{}}}""", "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"Put":{"TableName":"Left","Item":{"id":{"S":""}}}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id")]
    [InlineData("""{"Delete":{"TableName":"Left","Key":{"id":{"S":""}}}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id")]
    [InlineData("""{"Put":{"TableName":"Left","Item":{"id":{"S":"a"},"n":{"N":"x"}}}}""", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("""{"Put":{"TableName":"None","Item":{"id":{"S":"a"}}}},{"ConditionCheck":{"TableName":"Left","Key":{"id":{"S":"b"}},"ConditionExpression":"attribute_not_exists("}}""", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\"")]
    [InlineData("""{"ConditionCheck":{"TableName":"Left","Key":{"id":{"S":"b"}},"ConditionExpression":"attribute_exists(id)","ExpressionAttributeValues":{":v":{"S":"x"}}}}""", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")]
    [InlineData("""{"Put":{"TableName":"Left","Item":{"id":{"S":"a"}}}},{"Delete":{"TableName":"Left","Key":{"id":{"S":"a"}}}}""", "Transaction request cannot include multiple operations on one item")]
    public void Transact_WrongRequest_IsRefusedAsAWhole(string actions, string message)
    {
        using DynamoDbCaller caller = Start();

        ServiceException error = Refused(caller, actions);

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Transact_WrongMembers_AreToldTogetherAndFirst()
    {
        using DynamoDbCaller caller = Start();

        ServiceException error = Refused(
            caller,
            """{"Put":{"TableName":"None","Item":{"id":{"S":"a"}}}}""",
            $$""","ClientRequestToken":"{{new string('x', 37)}}","ReturnConsumedCapacity":"BOGUS","ReturnItemCollectionMetrics":"BOGUS2" """);

        Assert.Equal(
            $"3 validation errors detected: Value '{new string('x', 37)}' at 'clientRequestToken' failed to satisfy constraint: "
            + "Member must have length less than or equal to 36; Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'BOGUS2' at 'returnItemCollectionMetrics' failed to "
            + "satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]",
            error.Message);
    }

    [Fact]
    public void Transact_UnknownTable_IsNotFound()
    {
        using DynamoDbCaller caller = Start();

        ServiceException error = Refused(caller, """{"Put":{"TableName":"None","Item":{"id":{"S":"a"}}}}""");

        Assert.Equal("ResourceNotFoundException", error.Code);
        Assert.Equal("Requested resource not found", error.Message);
    }

    [Fact]
    public void Transact_HundredActions_AreTheMost()
    {
        using DynamoDbCaller caller = Start();

        Transact(caller, Puts(100, 1));
        ServiceException error = Refused(caller, Puts(101, 1));

        Assert.Equal(100, caller.Call("Scan", """{"TableName":"Left","Select":"COUNT"}""")["Count"]!.GetValue<int>());
        Assert.Equal(
            "1 validation error detected: Value at 'TransactItems' failed to satisfy constraint: Member must have length less than or equal to 100",
            error.Message);
    }

    [Fact]
    public void Transact_FourMegabytes_AreTheMost()
    {
        using DynamoDbCaller caller = Start();

        Transact(caller, Puts(40, 100_000));
        ServiceException error = Refused(caller, Puts(43, 100_000));

        Assert.Equal("Transaction payload size cannot exceed 4MB", error.Message);
    }

    [Fact]
    public void Transact_SameTokenWithinTenMinutes_IsDoneOnce()
    {
        using DynamoDbCaller caller = Start();
        caller.Put("Left", """{"id":{"S":"a"},"n":{"N":"0"}}""");
        const string Token = ""","ClientRequestToken":"t","ReturnConsumedCapacity":"TOTAL" """;

        JsonNode first = Transact(caller, Increment("1"), Token);
        caller.Pass(599);
        JsonNode again = Transact(caller, Increment("1"), Token);
        ServiceException other = Refused(caller, Increment("2"), Token);
        caller.Pass(1);
        Transact(caller, Increment("1"), Token);

        Assert.Equal("2", Item(caller, "Left", "a")!["n"]!["N"]!.GetValue<string>());
        Assert.Equal("""[{"CapacityUnits":2,"WriteCapacityUnits":2,"TableName":"Left"}]""", first["ConsumedCapacity"]!.ToJsonString());
        Assert.Equal("""[{"CapacityUnits":2,"ReadCapacityUnits":2,"TableName":"Left"}]""", again["ConsumedCapacity"]!.ToJsonString());
        Assert.Equal("IdempotentParameterMismatchException", other.Code);
    }

    [Fact]
    public void Transact_SameParametersWrittenOtherwise_IsTheSameRequest()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        caller.Call("TransactWriteItems", """
            {"TransactItems":[{"Put":{"TableName":"Orders","Item":{"id":{"S":"a"},"v":{"N":"1"}}}}],"ClientRequestToken":"t"}
            """);
        caller.Call("TransactWriteItems", """
            { "ClientRequestToken": "t", "ReturnConsumedCapacity": null,
              "TransactItems": [ { "Put": { "Item": { "v": {"N":"1"}, "id": {"S":"\u0061"} }, "TableName": "Orders" } } ] }
            """);
        ServiceException other = caller.Refused("TransactWriteItems", """
            {"TransactItems":[{"Put":{"TableName":"Orders","Item":{"id":{"S":"a"},"v":{"N":"2"}}}}],"ClientRequestToken":"t"}
            """);

        Assert.Equal("IdempotentParameterMismatchException", other.Code);
    }

    [Fact]
    public void Transact_CancelledWithAToken_CanBeTriedAgain()
    {
        using DynamoDbCaller caller = Start();
        const string Action = $$$"""{"Update":{"TableName":"Left","Key":{"id":{"S":"a"}},"UpdateExpression":"SET x = id",{{{MustBeHere}}} } }""";
        const string Token = ""","ClientRequestToken":"t" """;

        Assert.Equal("TransactionCanceledException", Refused(caller, Action, Token).Code);
        caller.Put("Left", """{"id":{"S":"a"}}""");
        Transact(caller, Action, Token);

        Assert.NotNull(Item(caller, "Left", "a")!["x"]);
    }

    [Fact]
    public void Transact_CapacityAsked_CountsTwiceForEachTable()
    {
        using DynamoDbCaller caller = Start();

        JsonNode answer = Transact(
            caller,
            """
            {"Put":{"TableName":"Left","Item":{"id":{"S":"a"}}}},{"Put":{"TableName":"Left","Item":{"id":{"S":"b"}}}},
            {"ConditionCheck":{"TableName":"Right","Key":{"id":{"S":"c"}},"ConditionExpression":"attribute_not_exists(id)"}}
            """,
            ""","ReturnConsumedCapacity":"INDEXES" """);

        Assert.Equal(
            """[{"CapacityUnits":4,"WriteCapacityUnits":4,"Table":{"CapacityUnits":4,"WriteCapacityUnits":4},"TableName":"Left"},{"CapacityUnits":2,"WriteCapacityUnits":2,"Table":{"CapacityUnits":2,"WriteCapacityUnits":2},"TableName":"Right"}]""",
            answer["ConsumedCapacity"]!.ToJsonString());
    }

    [Fact]
    public void Transact_TableOfAnotherAccount_IsRefused()
    {
        using DynamoDbCaller caller = Start();
        caller.CreateTable("Theirs", DynamoDbCaller.Target);
        string arn = $"arn:aws:dynamodb:{DynamoDbCaller.Region}:{DynamoDbCaller.Target}:table/Theirs";
        caller.Call("PutResourcePolicy", $$"""
            {"ResourceArn":"{{arn}}","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111111111111\"},\"Action\":\"dynamodb:PutItem\",\"Resource\":\"{{arn}}\"}]}"}
            """, DynamoDbCaller.Target);
        string theirs = $$$"""{"Put":{"TableName":"{{{arn}}}","Item":{"id":{"S":"a"}} } }""";

        Transact(caller, theirs);
        ServiceException error = Refused(caller, $$$"""{{{theirs}}},{"Put":{"TableName":"Left","Item":{"id":{"S":"a"}} } }""");

        Assert.Equal("ValidationException", error.Code);
        Assert.Null(Item(caller, "Left", "a"));
    }

    [Fact]
    public void Transact_WithAStream_HasARecordForEachChangedItem()
    {
        using DynamoDbCaller caller = Start(""","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}""");
        caller.Put("Left", """{"id":{"S":"same"}}""");

        Transact(caller, """
            {"Put":{"TableName":"Left","Item":{"id":{"S":"new"}}}},{"Put":{"TableName":"Left","Item":{"id":{"S":"same"}}}},
            {"ConditionCheck":{"TableName":"Left","Key":{"id":{"S":"none"}},"ConditionExpression":"attribute_not_exists(id)"}}
            """);

        string arn = caller.Call("DescribeTable", """{"TableName":"Left"}""")["Table"]!["LatestStreamArn"]!.GetValue<string>();
        JsonNode shards = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}"}""")["StreamDescription"]!["Shards"]!;
        int records = shards.AsArray().Sum(shard => Records(caller, arn, shard!["ShardId"]!.GetValue<string>()));
        Assert.Equal(2, records);
    }

    [Fact]
    public void Transact_ManyAtOnceInEitherOrder_KeepTheSum()
    {
        using DynamoDbCaller caller = Start();
        caller.Put("Left", """{"id":{"S":"a"},"n":{"N":"1000"}}""");
        caller.Put("Right", """{"id":{"S":"a"},"n":{"N":"0"}}""");
        string Move(string from, string to) => $"{Change(from, "-")},{Change(to, "+")}";
        static string Change(string table, string sign) => $$$$$"""
            {"Update":{"TableName":"{{{{{table}}}}}","Key":{"id":{"S":"a"}},"UpdateExpression":"SET n = n {{{{{sign}}}}} :one","ExpressionAttributeValues":{":one":{"N":"1"}}}}
            """;

        System.Threading.Tasks.Parallel.For(0, 200, index =>
            Transact(caller, index % 4 == 0 ? Move("Right", "Left") : Move("Left", "Right")));

        Assert.Equal("900", Item(caller, "Left", "a")!["n"]!["N"]!.GetValue<string>());
        Assert.Equal("100", Item(caller, "Right", "a")!["n"]!["N"]!.GetValue<string>());
    }

    private static DynamoDbCaller Start(string more = "")
    {
        var caller = new DynamoDbCaller();
        caller.CreateTable("Left", more: more);
        caller.CreateTable("Right");
        return caller;
    }

    private static JsonNode Transact(DynamoDbCaller caller, string actions, string more = "")
    {
        return caller.Call("TransactWriteItems", $$"""{"TransactItems":[{{actions}}]{{more}}}""");
    }

    private static ServiceException Refused(DynamoDbCaller caller, string actions, string more = "")
    {
        return caller.Refused("TransactWriteItems", $$"""{"TransactItems":[{{actions}}]{{more}}}""");
    }

    private static JsonNode Reasons(ServiceException error)
    {
        return JsonNode.Parse(error.Members.Single(member => member.Key == "CancellationReasons").Value.Span)!;
    }

    private static JsonNode? Item(DynamoDbCaller caller, string table, string id)
    {
        return caller.Call("GetItem", $$$$"""{"TableName":"{{{{table}}}}","Key":{"id":{"S":"{{{{id}}}}"}}}""")["Item"];
    }

    private static string Puts(int count, int length)
    {
        string text = new('x', length);
        return string.Join(",", Enumerable.Range(0, count).Select(index =>
            $$$$$"""{"Put":{"TableName":"Left","Item":{"id":{"S":"{{{{{index}}}}}"},"x":{"S":"{{{{{text}}}}}"}}}}"""));
    }

    private static string Increment(string by)
    {
        return $$$$$"""
            {"Update":{"TableName":"Left","Key":{"id":{"S":"a"}},"UpdateExpression":"ADD n :by","ExpressionAttributeValues":{":by":{"N":"{{{{{by}}}}}"}}}}
            """;
    }

    private static int Records(DynamoDbCaller caller, string arn, string shard)
    {
        string iterator = caller.Call("DynamoDBStreams_20120810.GetShardIterator", $$"""
            {"StreamArn":"{{arn}}","ShardId":"{{shard}}","ShardIteratorType":"TRIM_HORIZON"}
            """)["ShardIterator"]!.GetValue<string>();
        JsonNode answer = caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""");
        return answer["Records"]!.AsArray().Count;
    }
}
