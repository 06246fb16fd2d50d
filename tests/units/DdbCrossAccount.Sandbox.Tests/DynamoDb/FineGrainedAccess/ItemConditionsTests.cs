using System;
using System.Collections.Generic;
using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.FineGrainedAccess;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.FineGrainedAccess;

public sealed class ItemConditionsTests
{
    private const string Put = """{"TableName":"Tasks","Item":{"id":{"S":"a"},"x":{"N":"1"}},"ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"TOTAL"}""";
    private const string Update = """{"TableName":"Tasks","Key":{"id":{"S":"a"}},"UpdateExpression":"SET #n.b[0] = if_not_exists(y, :v) REMOVE z","ConditionExpression":"attribute_exists(w) AND NOT #n.c = :v","ExpressionAttributeNames":{"#n":"x"},"ExpressionAttributeValues":{":v":{"S":"1"}}}""";
    private const string LegacyUpdate = """{"TableName":"Tasks","Key":{"id":{"N":"5"}},"AttributeUpdates":{"x":{"Action":"DELETE"}},"Expected":{"y":{"Exists":false}}}""";
    private const string Query = """{"TableName":"Tasks","KeyConditionExpression":"#k = :k AND begins_with(sk, :s)","ProjectionExpression":"x, #k","ExpressionAttributeNames":{"#k":"id"},"ExpressionAttributeValues":{":k":{"S":"a"},":s":{"S":"b"}}}""";
    private const string Reversed = """{"TableName":"Tasks","KeyConditionExpression":":k = id","ExpressionAttributeValues":{":k":{"B":"AQI="}}}""";
    private const string LegacyQuery = """{"TableName":"Tasks","KeyConditions":{"id":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"x":{"ComparisonOperator":"NULL"}},"AttributesToGet":["y"],"Select":"SPECIFIC_ATTRIBUTES"}""";
    private const string Scan = """{"TableName":"Tasks","FilterExpression":"x < :v","ExpressionAttributeValues":{":v":{"S":"1"}}}""";
    private const string BatchGet = """{"RequestItems":{"Tasks":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}],"ProjectionExpression":"x"},"U":{"Keys":[{"id":{"S":"c"}}]}}}""";
    private const string BatchWrite = """{"RequestItems":{"Tasks":[{"PutRequest":{"Item":{"id":{"S":"a"},"x":{"S":"1"}}}},{"DeleteRequest":{"Key":{"id":{"S":"b"}}}}],"U":[{"DeleteRequest":{"Key":{"id":{"S":"c"}}}}]}}""";
    private const string Transaction = """{"TransactItems":[{"Put":{"TableName":"Tasks","Item":{"id":{"S":"a"}}}},{"Put":{"TableName":"U","Item":{"id":{"S":"b"}}}},{"Delete":{"TableName":"Tasks","Key":{"id":{"S":"c"}},"ConditionExpression":"size(x) > :v"}},{"ConditionCheck":{"TableName":"Tasks","Key":{"id":{"S":"d"}},"ConditionExpression":"x = y"}}]}""";

    [Theory]
    [InlineData("PutItem", Put, "dynamodb:LeadingKeys", "a")]
    [InlineData("PutItem", Put, "DynamoDB:Attributes", "id x")]
    [InlineData("PutItem", Put, "dynamodb:ReturnValues", "ALL_OLD")]
    [InlineData("PutItem", Put, "dynamodb:ReturnConsumedCapacity", "TOTAL")]
    [InlineData("PutItem", Put, "dynamodb:Select", null)]
    [InlineData("PutItem", Put, "dynamodb:EnclosingOperation", null)]
    [InlineData("PutItem", Put, "dynamodb:Other", null)]
    [InlineData("PutItem", Put, "s3:prefix", null)]
    [InlineData("UpdateItem", Update, "dynamodb:LeadingKeys", "a")]
    [InlineData("UpdateItem", Update, "dynamodb:Attributes", "id x y z w")]
    [InlineData("UpdateItem", LegacyUpdate, "dynamodb:LeadingKeys", "5")]
    [InlineData("UpdateItem", LegacyUpdate, "dynamodb:Attributes", "id x y")]
    [InlineData("GetItem", """{"TableName":"Tasks","Key":{"id":{"S":"a"}}}""", "dynamodb:Select", "ALL_ATTRIBUTES")]
    [InlineData("GetItem", """{"TableName":"Tasks","Key":{"id":{"S":"a"}},"AttributesToGet":["x"]}""", "dynamodb:Select", "SPECIFIC_ATTRIBUTES")]
    [InlineData("Query", Query, "dynamodb:LeadingKeys", "a")]
    [InlineData("Query", Query, "dynamodb:Attributes", "id sk x")]
    [InlineData("Query", Query, "dynamodb:Select", "SPECIFIC_ATTRIBUTES")]
    [InlineData("Query", Reversed, "dynamodb:LeadingKeys", "AQI=")]
    [InlineData("Query", LegacyQuery, "dynamodb:LeadingKeys", "a")]
    [InlineData("Query", LegacyQuery, "dynamodb:Attributes", "id x y")]
    [InlineData("Scan", Scan, "dynamodb:LeadingKeys", null)]
    [InlineData("Scan", Scan, "dynamodb:Attributes", "x")]
    [InlineData("Scan", Scan, "dynamodb:Select", "ALL_ATTRIBUTES")]
    [InlineData("BatchGetItem", BatchGet, "dynamodb:LeadingKeys", "a b")]
    [InlineData("BatchGetItem", BatchGet, "dynamodb:Attributes", "id x")]
    [InlineData("BatchWriteItem", BatchWrite, "dynamodb:LeadingKeys", "a b")]
    [InlineData("BatchWriteItem", BatchWrite, "dynamodb:Attributes", "id x")]
    [InlineData("PutItem", Transaction, "dynamodb:LeadingKeys", "a")]
    [InlineData("DeleteItem", Transaction, "dynamodb:Attributes", "id x")]
    [InlineData("ConditionCheckItem", Transaction, "dynamodb:LeadingKeys", "d")]
    [InlineData("ConditionCheckItem", Transaction, "dynamodb:EnclosingOperation", "TransactWriteItems")]
    [InlineData("PutItem", "{\"TableName\":", "dynamodb:LeadingKeys", null)]
    [InlineData("PutItem", """{"TableName":"Tasks","Item":7}""", "dynamodb:LeadingKeys", null)]
    public void Find_Key_IsWhatTheRequestSays(string permission, string body, string key, string? expected)
    {
        var conditions = new RequestConditions
        {
            Further = new ItemConditions(Encoding.UTF8.GetBytes(body), permission, "Tasks", "id", index: null).Find,
        };

        IReadOnlyList<string>? values = conditions.Find(key);

        Assert.Equal(expected, values is null ? null : string.Join(' ', values));
    }

    [Fact]
    public void AUser_WhoMayReachOwnItemsOnly_IsHeldToThem()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Tasks");
        Principal ann = User(caller, """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:GetItem","dynamodb:Query","dynamodb:BatchWriteItem"],
             "Resource":"*","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["${aws:username}"],"dynamodb:Attributes":["id","x"]},
             "StringEqualsIfExists":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES","dynamodb:ReturnValues":"NONE"}}}}
            """);

        caller.Call("PutItem", """{"TableName":"Tasks","Item":{"id":{"S":"ann"},"x":{"S":"1"}}}""", ann);
        caller.Call("GetItem", """{"TableName":"Tasks","Key":{"id":{"S":"ann"}},"ProjectionExpression":"x"}""", ann);
        caller.Call("Query", """{"TableName":"Tasks","KeyConditionExpression":"id = :k","ProjectionExpression":"x","ExpressionAttributeValues":{":k":{"S":"ann"}}}""", ann);
        AssertDenied("PutItem", """{"TableName":"Tasks","Item":{"id":{"S":"bob"},"x":{"S":"1"}}}""");
        AssertDenied("PutItem", """{"TableName":"Tasks","Item":{"id":{"S":"ann"},"y":{"S":"1"}}}""");
        AssertDenied("PutItem", """{"TableName":"Tasks","Item":{"id":{"S":"ann"}},"ReturnValues":"ALL_OLD"}""");
        AssertDenied("GetItem", """{"TableName":"Tasks","Key":{"id":{"S":"ann"}}}""");
        AssertDenied("Query", """{"TableName":"Tasks","KeyConditionExpression":"id = :k","ProjectionExpression":"x","ExpressionAttributeValues":{":k":{"S":"bob"}}}""");
        AssertDenied("BatchWriteItem", """{"RequestItems":{"Tasks":[{"DeleteRequest":{"Key":{"id":{"S":"ann"}}}},{"DeleteRequest":{"Key":{"id":{"S":"bob"}}}}]}}""");

        void AssertDenied(string operation, string request)
        {
            var error = Assert.Throws<ServiceException>(() => { caller.Call(operation, request, ann); });
            Assert.Equal(
                $"User: arn:aws:iam::111111111111:user/ann is not authorized to perform: dynamodb:{operation} on resource: "
                + $"arn:aws:dynamodb:eu-west-1:111111111111:table/Tasks because no identity-based policy allows the dynamodb:{operation} action",
                error.Message);
        }
    }

    [Fact]
    public void ATransaction_IsAllowedByTheActionsOfItsItems()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Tasks");
        const string Transaction = """
            {"TransactItems":[{"Put":{"TableName":"Tasks","Item":{"id":{"S":"a"}}}},
             {"ConditionCheck":{"TableName":"Tasks","Key":{"id":{"S":"b"}},"ConditionExpression":"attribute_not_exists(id)"}}]}
            """;
        Principal within = User(caller, """
            {"Statement":{"Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:ConditionCheckItem"],"Resource":"*",
             "Condition":{"StringEquals":{"dynamodb:EnclosingOperation":"TransactWriteItems"}}}}
            """);
        Principal unchecking = User(caller, """{"Statement":{"Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:TransactWriteItems"],"Resource":"*"}}""");

        caller.Call("TransactWriteItems", Transaction, within);
        var single = Assert.Throws<ServiceException>(() => { caller.Call("PutItem", """{"TableName":"Tasks","Item":{"id":{"S":"a"}}}""", within); });
        var error = Assert.Throws<ServiceException>(() => { caller.Call("TransactWriteItems", Transaction, unchecking); });

        Assert.Equal("AccessDeniedException", single.Code);
        Assert.EndsWith("because no identity-based policy allows the dynamodb:ConditionCheckItem action", error.Message, StringComparison.Ordinal);
    }

    private static Principal User(DynamoDbCaller caller, string policy)
    {
        AccountDirectory accounts = caller.Services.Accounts;
        return accounts.AddKey(accounts.PutUser(DynamoDbCaller.Source, "/", "ann", IdentityGrants.Only(PolicyDocument.Parse(policy)))).Principal;
    }
}
