using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Tables;

public sealed class TableTests
{
    [Fact]
    public void CreateTable_AllSettings_DescribeTellsThemAgain()
    {
        using var caller = new DynamoDbCaller();
        caller.MakeKey("k");
        caller.Call("CreateTable", """
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},
                {"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"B"},{"AttributeName":"c","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"c","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}],
             "GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"b","KeyType":"HASH"},{"AttributeName":"c","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},"OnDemandThroughput":{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}}],
             "OnDemandThroughput":{"MaxReadRequestUnits":100},
             "WarmThroughput":{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":5000},
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},
             "SSESpecification":{"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"arn:aws:kms:eu-west-1:111111111111:key/k"},
             "TableClass":"STANDARD_INFREQUENT_ACCESS","DeletionProtectionEnabled":true,"Tags":[{"Key":"team","Value":"x"}]}
            """);
        caller.Pass(1);

        JsonNode table = caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!;

        Assert.Equal("ACTIVE", (string)table["TableStatus"]!);
        Assert.Equal("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", (string)table["TableArn"]!);
        Assert.Equal("PAY_PER_REQUEST", (string)table["BillingModeSummary"]!["BillingMode"]!);
        Assert.Equal("""{"MaxReadRequestUnits":100}""", table["OnDemandThroughput"]!.ToJsonString());
        Assert.Equal("""{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":5000,"Status":"ACTIVE"}""", table["WarmThroughput"]!.ToJsonString());
        Assert.Equal("""{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}""", table["StreamSpecification"]!.ToJsonString());
        Assert.Equal("arn:aws:kms:eu-west-1:111111111111:key/k", (string)table["SSEDescription"]!["KMSMasterKeyArn"]!);
        Assert.Equal("STANDARD_INFREQUENT_ACCESS", (string)table["TableClassSummary"]!["TableClass"]!);
        Assert.True((bool)table["DeletionProtectionEnabled"]!);
        JsonNode global = Assert.Single(table["GlobalSecondaryIndexes"]!.AsArray())!;
        Assert.Equal(["HASH", "HASH", "RANGE"], global["KeySchema"]!.AsArray().Select(key => (string)key!["KeyType"]!));
        Assert.Equal("""{"NonKeyAttributes":["x"],"ProjectionType":"INCLUDE"}""", global["Projection"]!.ToJsonString());
        Assert.Equal("""{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}""", global["OnDemandThroughput"]!.ToJsonString());
        Assert.Equal("local", (string)Assert.Single(table["LocalSecondaryIndexes"]!.AsArray())!["IndexName"]!);
        JsonNode tags = caller.Call("ListTagsOfResource", """{"ResourceArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Orders"}""");
        Assert.Equal("""{"Tags":[{"Key":"team","Value":"x"}]}""", tags.ToJsonString());
    }

    [Fact]
    public void CreateTable_WhileCreating_ShowsItAndRefusesItems()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Before");
        caller.Call("CreateTable", Definition("Orders"));

        Assert.Equal("CREATING", (string)caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["TableStatus"]!);
        Assert.Equal("Requested resource not found", caller.Refused("Scan", """{"TableName":"Orders"}""").Message);
        Assert.Equal("Attempt to change a resource which is still in use: Table is being created: Orders",
            caller.Refused("CreateTable", Definition("Orders")).Message);
        Assert.Equal("""{"TableNames":["Before","Orders"]}""", caller.Call("ListTables", "{}").ToJsonString());
    }

    [Fact]
    public void DeleteTable_AfterItsTime_TheTableIsGone()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        JsonNode answer = caller.Call("DeleteTable", """{"TableName":"Orders"}""");

        Assert.Equal("DELETING", (string)answer["TableDescription"]!["TableStatus"]!);
        Assert.Equal(
            "Attempt to change a resource which is still in use: Table is being deleted: Orders",
            caller.Refused("DeleteTable", """{"TableName":"Orders"}""").Message);
        caller.Pass(1);
        ServiceException error = caller.Refused("DescribeTable", """{"TableName":"Orders"}""");
        Assert.Equal("ResourceNotFoundException", error.Code);
        Assert.Equal("Requested resource not found: Table: Orders not found", error.Message);
    }

    [Fact]
    public void DeleteTable_Protected_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders", more: ",\"DeletionProtectionEnabled\":true");

        Assert.Equal(
            "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
            caller.Refused("DeleteTable", """{"TableName":"Orders"}""").Message);
    }

    [Fact]
    public void UpdateTable_OneChangeAfterTheOther_DescribeTellsThem()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        caller.Call("UpdateTable", """{"TableName":"Orders","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6}}""");
        Assert.Equal(
            "Attempt to change a resource which is still in use: Can't update table class while table IOPS are being updated. Table: Orders",
            caller.Refused("UpdateTable", """{"TableName":"Orders","TableClass":"STANDARD"}""").Message);
        caller.Pass(1);
        caller.Call("UpdateTable", """
            {"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"N"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}}]}
            """);
        JsonNode creating = caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["GlobalSecondaryIndexes"]![0]!;
        caller.Pass(2);
        JsonNode table = caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!;

        Assert.Equal("CREATING", (string)creating["IndexStatus"]!);
        Assert.Equal("ACTIVE", (string)table["GlobalSecondaryIndexes"]![0]!["IndexStatus"]!);
        Assert.Equal(6, (int)table["ProvisionedThroughput"]!["WriteCapacityUnits"]!);
        caller.Call("UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"byG"}}]}""");
        caller.Pass(1);
        Assert.Null(caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["GlobalSecondaryIndexes"]);
    }

    [Theory]
    [InlineData("{\"TableName\":\"ab\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}", "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("{\"TableName\":\"abc\",\"BillingMode\":\"FREE\",\"AttributeDefinitions\":[],\"KeySchema\":[]}", "2 validation errors detected: Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'FREE' at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]")]
    [InlineData("{\"AttributeDefinitions\":[]}", "The parameter 'TableName' is required but was not present in the request")]
    [InlineData("{\"TableName\":\"abc\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}", "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")]
    [InlineData("{\"TableName\":\"abc\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[{\"AttributeName\":\"x\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}", "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [id], AttributeDefinitions: [x]")]
    [InlineData("{\"TableName\":\"abc\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"},{\"AttributeName\":\"x\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}", "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions")]
    [InlineData("{\"TableName\":\"abc\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"RANGE\"}]}", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")]
    public void CreateTable_InvalidRequest_IsRefused(string request, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("CreateTable", request);

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(0, 2, 6 * 3600, 2)]
    [InlineData(6 * 3600, 0, 6 * 3600, 2)]
    public void DescribeTable_ItemCount_IsAsOldAsTheSettingSays(int interval, int atOnce, int later, int thenCount)
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { StatisticsInterval = TimeSpan.FromSeconds(interval) });
        caller.CreateTable("Orders");
        caller.Put("Orders", """{"id":{"S":"a"}}""");
        caller.Put("Orders", """{"id":{"S":"b"}}""");

        Assert.Equal(atOnce, (int)caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["ItemCount"]!);
        caller.Pass(later);
        Assert.Equal(thenCount, (int)caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["ItemCount"]!);
    }

    [Fact]
    public void Tables_OfAnotherAccount_AreNotSeen()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        Assert.Equal("""{"TableNames":[]}""", caller.Call("ListTables", "{}", DynamoDbCaller.Target).ToJsonString());
        Assert.Equal(
            "AccessDeniedException",
            caller.Refused("Scan", """{"TableName":"arn:aws:dynamodb:eu-west-1:111111111111:table/Orders"}""", DynamoDbCaller.Target).Code);
    }

    [Fact]
    public void ContinuousBackups_JustEnabled_EarliestAndLatestAreTheEnabling()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        Assert.Equal("DISABLED", (string)Recovery(caller)["PointInTimeRecoveryStatus"]!);
        ExportFolder.EnableRecovery(caller, "Orders");
        double enabled = (double)Recovery(caller)["EarliestRestorableDateTime"]!;

        caller.Pass(299);
        Assert.Equal(enabled, (double)Recovery(caller)["LatestRestorableDateTime"]!);
        caller.Pass(11);

        Assert.Equal(enabled, (double)Recovery(caller)["EarliestRestorableDateTime"]!);
        Assert.Equal(enabled + 10, (double)Recovery(caller)["LatestRestorableDateTime"]!, 0.01);
        Assert.Equal(35, (int)Recovery(caller)["RecoveryPeriodInDays"]!);
        Assert.Equal("Table not found: Gone", caller.Refused("DescribeContinuousBackups", """{"TableName":"Gone"}""").Message);
    }

    private static JsonNode Recovery(DynamoDbCaller caller)
    {
        return caller.Call("DescribeContinuousBackups", """{"TableName":"Orders"}""")["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!;
    }

    private static string Definition(string name)
    {
        return $$"""
            {"TableName":"{{name}}","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}
            """;
    }
}
