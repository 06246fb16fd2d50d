using System;
using System.Globalization;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Tables;

public sealed class UpdateTableTests
{
    private const string Units = "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":5}";
    private const string MoreUnits = "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":9,\"WriteCapacityUnits\":9}";
    private const string Provisioned = "\"BillingMode\":\"PROVISIONED\"," + Units;
    private const string StreamOn = "\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}";
    private const string StreamOff = "\"StreamSpecification\":{\"StreamEnabled\":false}";
    private const string Encrypted = "\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\"}";
    private const string InfrequentAccess = "\"TableClass\":\"STANDARD_INFREQUENT_ACCESS\"";
    private const string Protected = "\"DeletionProtectionEnabled\":true";
    private const string Warm = "\"WarmThroughput\":{\"ReadUnitsPerSecond\":13000}";
    private const string Maximum = "\"OnDemandThroughput\":{\"MaxReadRequestUnits\":7}";
    private const string Index = "\"AttributeDefinitions\":[{\"AttributeName\":\"g\",\"AttributeType\":\"S\"}],\"GlobalSecondaryIndexUpdates\":[{\"Create\":{\"IndexName\":\"byG\",\"KeySchema\":[{\"AttributeName\":\"g\",\"KeyType\":\"HASH\"}],\"Projection\":{\"ProjectionType\":\"ALL\"}}}]";
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string InUse = "Attempt to change a resource which is still in use: ";

    [Theory]
    [InlineData(Protected + "," + Encrypted, "Server-Side Encryption modification must be the only operation in the request")]
    [InlineData(Protected + "," + InfrequentAccess, "TableClass modification must be the only operation in the request")]
    [InlineData(Protected + "," + Warm, "DeletionProtection modification must be the only operation in the request")]
    [InlineData(Protected + "," + StreamOn, "DeletionProtection modification must be the only operation in the request")]
    [InlineData(Protected + "," + Provisioned, "DeletionProtection modification must be the only operation in the request")]
    [InlineData(Warm + "," + Maximum, "WarmThroughput must be the only operation in the request")]
    [InlineData(StreamOn + "," + Maximum, "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request")]
    [InlineData(StreamOn + "," + Provisioned, "You cannot modify stream status while updating table IOPS")]
    [InlineData(Index + "," + Provisioned, "You cannot create or delete index while updating table IOPS")]
    [InlineData(Index + "," + StreamOn, "You cannot create or delete index while changing stream status")]
    [InlineData(Units, "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\"," + Units, "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST")]
    [InlineData("\"BillingMode\":\"PROVISIONED\"", "ProvisionedThroughput must be specified when BillingMode is PROVISIONED")]
    [InlineData("\"OnDemandThroughput\":{\"MaxReadRequestUnits\":0}", "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range")]
    [InlineData("\"OnDemandThroughput\":{\"MaxWriteRequestUnits\":-2}", "Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range")]
    [InlineData("\"WarmThroughput\":{\"WriteUnitsPerSecond\":3999}", "Requested WriteUnitsPerSecond for WarmThroughput for table is lower than current WarmThroughput, decreasing WarmThroughput is not supported")]
    [InlineData("\"SSESpecification\":{\"Enabled\":false}", "Table is already encrypted by default")]
    [InlineData("\"SSESpecification\":{\"Enabled\":false,\"SSEType\":\"KMS\"}", "SSEType can not be specified if Enabled is false")]
    [InlineData("\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"AES256\"}", "SSEType AES256 is not supported")]
    [InlineData("\"SSESpecification\":{\"Enabled\":true,\"KMSMasterKeyId\":\"k\"}", "SSEType KMS is required if KMSMasterKeyId is specified")]
    [InlineData("\"StreamSpecification\":{\"StreamEnabled\":true}", "If stream is being enabled then UpdateViewType is required")]
    [InlineData("\"StreamSpecification\":{\"StreamEnabled\":false,\"StreamViewType\":\"NEW_IMAGE\"}", "If stream is being disabled, then UpdateViewType must not be specified")]
    public void Update_OfAnOnDemandTable_IsRefused(string change, string detail)
    {
        using DynamoDbCaller caller = Table();

        ServiceException error = caller.Refused("UpdateTable", Request(change));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(Invalid + detail, error.Message);
    }

    [Theory]
    [InlineData("\"AttributeDefinitions\":[]", "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required")]
    [InlineData("\"TableClass\":\"COLD\"", "Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].")]
    [InlineData(StreamOff, "Table has no stream to disable: TableName: Orders")]
    [InlineData("\"ReplicaUpdates\":[]", "This sandbox does not implement the request member ReplicaUpdates yet.")]
    public void Update_WithOtherTexts_IsRefused(string change, string message)
    {
        using DynamoDbCaller caller = Table();

        Assert.Equal(message, caller.Refused("UpdateTable", Request(change)).Message);
    }

    [Theory]
    [InlineData(Provisioned, MoreUnits, "Table IOPS are currently being updated. Table: Orders")]
    [InlineData(Provisioned, StreamOn, "Can't enable or disable stream while table IOPS are being updated. Table: Orders")]
    [InlineData(Provisioned, Maximum, "OnDemandThroughput cannot be updated while BillingMode update is in progress")]
    [InlineData(Provisioned, Index, "Can't create or delete index while table IOPS are being updated. Table: Orders")]
    [InlineData(StreamOn, StreamOff, "A stream status change is currently in progress. Table: Orders Stream: 2026-01-02T03:04:06.000 Operation: ENABLE")]
    [InlineData(StreamOn, Provisioned, "Can't change table IOPS when stream status is being updated. Table: Orders Stream: 2026-01-02T03:04:06.000 Operation: ENABLE")]
    [InlineData(InfrequentAccess, InfrequentAccess, "Can't update table class when a table class update is in progress. Table: Orders TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS")]
    [InlineData(InfrequentAccess, StreamOn, "Can't change stream status when a table class update is in progress. Table: Orders TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS")]
    [InlineData(InfrequentAccess, Maximum, "OnDemandThroughput cannot be updated while TableClass update is in progress. TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS")]
    [InlineData(Encrypted, Encrypted, "Server-Side Encryption is still being updated")]
    public void Update_WhileAnotherIsUnderWay_IsRefused(string first, string second, string detail)
    {
        using DynamoDbCaller caller = Table();
        caller.Call("UpdateTable", Request(first));

        ServiceException error = caller.Refused("UpdateTable", Request(second));

        Assert.Equal("ResourceInUseException", error.Code);
        Assert.Equal(InUse + detail, error.Message);
    }

    [Theory]
    [InlineData(Provisioned, Protected)]
    [InlineData(Provisioned, Warm)]
    [InlineData(StreamOn, Protected)]
    [InlineData(InfrequentAccess, Encrypted)]
    [InlineData(Encrypted, StreamOn)]
    [InlineData(Warm, InfrequentAccess)]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\"," + StreamOn, Protected)]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\"," + Maximum, Maximum)]
    public void Update_WhatDoesNotConflict_IsDone(string first, string second)
    {
        using DynamoDbCaller caller = Table();
        caller.Call("UpdateTable", Request(first));

        caller.Call("UpdateTable", Request(second));
        caller.Pass(1);

        Assert.Equal("ACTIVE", (string)Describe(caller)["TableStatus"]!);
    }

    [Theory]
    [InlineData(Provisioned, "Table: Orders is in the process of being updated.")]
    [InlineData(StreamOn, "Cannot delete table while stream is being enabled/disabled.")]
    [InlineData(InfrequentAccess, "Table: Orders is in the process of being updated.")]
    [InlineData(Encrypted, "Server-Side Encryption is still being updated")]
    [InlineData(Warm, "Table: Orders is in the process of being updated.")]
    [InlineData(Index, "Cannot delete table while indexes are being created, updated, or deleted.")]
    public void Delete_WhileAnUpdateIsUnderWay_IsRefused(string change, string detail)
    {
        using DynamoDbCaller caller = Table();
        caller.Call("UpdateTable", Request(change));

        ServiceException error = caller.Refused("DeleteTable", """{"TableName":"Orders"}""");

        Assert.Equal("ResourceInUseException", error.Code);
        Assert.Equal(InUse + detail, error.Message);
    }

    [Fact]
    public void Billing_UnderWay_ShowsWhatIsInForce()
    {
        using DynamoDbCaller caller = Table();

        JsonNode answer = caller.Call("UpdateTable", Request(Provisioned))["TableDescription"]!;

        Assert.Equal("UPDATING", (string)answer["TableStatus"]!);
        Assert.Equal("PAY_PER_REQUEST", (string)answer["BillingModeSummary"]!["BillingMode"]!);
        caller.Call("UpdateTable", Request(Protected));
        caller.Pass(1);
        JsonNode table = Describe(caller);
        Assert.Equal("PROVISIONED", (string)table["BillingModeSummary"]!["BillingMode"]!);
        Assert.Equal(5, (int)table["ProvisionedThroughput"]!["ReadCapacityUnits"]!);
        Assert.True((bool)table["DeletionProtectionEnabled"]!);
        Assert.Equal("""{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}""", table["WarmThroughput"]!.ToJsonString());
    }

    [Fact]
    public void Units_Unchanged_AreRefused()
    {
        using DynamoDbCaller caller = Table(Provisioned);

        Assert.Equal(
            "The provisioned throughput for the table will not change. The requested value equals the current value. "
            + "Current ReadCapacityUnits provisioned for the table: 5. Requested ReadCapacityUnits: 5. "
            + "Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
            caller.Refused("UpdateTable", Request(Units)).Message);
        Assert.Equal(
            Invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED",
            caller.Refused("UpdateTable", Request(Maximum)).Message);
        ServiceException tooMany = caller.Refused(
            "UpdateTable", Request("\"ProvisionedThroughput\":{\"ReadCapacityUnits\":40001,\"WriteCapacityUnits\":5}"));
        Assert.Equal("LimitExceededException", tooMany.Code);
        Assert.Equal(
            "The requested ReadCapacityUnits, 40001, is above the per table maximum for the account in eu-west-1. Per table maximum: 40000. "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
            tooMany.Message);
    }

    [Fact]
    public void Units_LoweredFiveTimesInADay_AreRefused()
    {
        using DynamoDbCaller caller = Table("\"BillingMode\":\"PROVISIONED\",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":50,\"WriteCapacityUnits\":50}");
        for (int units = 49; units > 45; units--)
        {
            caller.Call("UpdateTable", Request(UnitsOf(units)));
            caller.Pass(60);
        }

        Assert.Equal(4, (int)Describe(caller)["ProvisionedThroughput"]!["NumberOfDecreasesToday"]!);
        ServiceException error = caller.Refused("UpdateTable", Request(UnitsOf(45)));
        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal(
            "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. After the first 4 decreases, each "
            + "subsequent decrease in the same UTC day can be performed at most once every 3600 seconds. Number of decreases today: 4. "
            + "Last decrease at Friday, January 2, 2026 3:07:06 AM UTC. Next decrease can be made at Friday, January 2, 2026 4:07:06 AM UTC",
            error.Message);
        caller.Pass(3600);
        caller.Call("UpdateTable", Request(UnitsOf(45)));
        caller.Pass(1);
        caller.Call("UpdateTable", Request(UnitsOf(100)));
        caller.Pass(86_400);
        Assert.Equal(0, (int)Describe(caller)["ProvisionedThroughput"]!["NumberOfDecreasesToday"]!);
    }

    [Fact]
    public void OnDemandMaximums_Changed_AreMergedAndTakenAway()
    {
        using DynamoDbCaller caller = Table();

        caller.Call("UpdateTable", Request(Maximum));
        JsonNode answer = caller.Call("UpdateTable", Request("\"OnDemandThroughput\":{\"MaxWriteRequestUnits\":8}"))["TableDescription"]!;

        Assert.Equal("ACTIVE", (string)answer["TableStatus"]!);
        Assert.Equal("""{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}""", answer["OnDemandThroughput"]!.ToJsonString());
        caller.Call("UpdateTable", Request("\"OnDemandThroughput\":{\"MaxReadRequestUnits\":-1,\"MaxWriteRequestUnits\":-1}"));
        Assert.Null(Describe(caller)["OnDemandThroughput"]);
    }

    [Fact]
    public void Warm_Raised_ShowsTheOldUntilItIs()
    {
        using DynamoDbCaller caller = Table();

        JsonNode answer = caller.Call("UpdateTable", Request(Warm))["TableDescription"]!;

        Assert.Equal("ACTIVE", (string)answer["TableStatus"]!);
        Assert.Equal("""{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"UPDATING"}""", answer["WarmThroughput"]!.ToJsonString());
        caller.Pass(1);
        Assert.Equal("""{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}""", Describe(caller)["WarmThroughput"]!.ToJsonString());
    }

    [Fact]
    public void Encryption_Changed_ShowsTheOldUntilItIs()
    {
        using DynamoDbCaller caller = Table();
        const string Key = "arn:aws:kms:eu-west-1:111111111111:key/k";
        const string WithKey = "\"SSESpecification\":{\"Enabled\":true,\"SSEType\":\"KMS\",\"KMSMasterKeyId\":\"" + Key + "\"}";

        caller.MakeKey("k");
        JsonNode answer = caller.Call("UpdateTable", Request(WithKey))["TableDescription"]!;

        Assert.Equal("ACTIVE", (string)answer["TableStatus"]!);
        Assert.Equal("""{"Status":"UPDATING"}""", answer["SSEDescription"]!.ToJsonString());
        caller.Pass(1);
        Assert.Equal(
            """{"Status":"ENABLED","SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:eu-west-1:111111111111:key/k"}""",
            Describe(caller)["SSEDescription"]!.ToJsonString());
        Assert.Equal(
            Invalid + "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you want to change Master Key",
            caller.Refused("UpdateTable", Request(WithKey)).Message);
        caller.Call("UpdateTable", Request("\"SSESpecification\":{\"Enabled\":false}"));
        caller.Pass(1);
        Assert.Null(Describe(caller)["SSEDescription"]);
    }

    [Fact]
    public void Encryption_ChangedFiveTimes_IsRefused()
    {
        using DynamoDbCaller caller = Table();
        for (int i = 0; i < 4; i++)
        {
            caller.Call("UpdateTable", Request(Encrypted));
            caller.Pass(60);
        }

        Assert.Equal(
            "Subscriber limit exceeded: Encryption mode changes are limited in the 24h window ending at 2026-01-02T03:08:06.000Z. After the first 4 "
            + "change, each subsequent change in the same window can be performed at most once every 21600 seconds. Number of updates today: 4. "
            + "Last change at 2026-01-02T03:07:06.000Z. Next changes can be made at 2026-01-02T09:07:06.000Z.",
            caller.Refused("UpdateTable", Request(Encrypted)).Message);
        caller.Pass(6 * 3600);
        caller.Call("UpdateTable", Request(Encrypted));
    }

    [Fact]
    public void TableClass_ChangedThreeTimesInAMonth_IsRefused()
    {
        using DynamoDbCaller caller = Table();
        caller.Call("UpdateTable", Request("\"TableClass\":\"STANDARD\""));
        Assert.Null(Describe(caller)["TableClassSummary"]);
        caller.Call("UpdateTable", Request(InfrequentAccess));
        Assert.Null(Describe(caller)["TableClassSummary"]);
        caller.Pass(1);
        Assert.Equal(
            """{"TableClass":"STANDARD_INFREQUENT_ACCESS","LastUpdateDateTime":1767323047}""",
            WholeSeconds(Describe(caller)["TableClassSummary"]!));
        caller.Call("UpdateTable", Request("\"TableClass\":\"STANDARD\""));
        caller.Pass(1);

        ServiceException error = caller.Refused("UpdateTable", Request(InfrequentAccess));

        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Updates to TableClass are limited to 2 times in 30 day(s).", error.Message);
        caller.Pass(31 * 86_400);
        caller.Call("UpdateTable", Request(InfrequentAccess));
    }

    [Fact]
    public void DeletionProtection_ChangedTwiceWithinSeconds_IsThrottled()
    {
        using DynamoDbCaller caller = Table();
        Assert.Equal("ACTIVE", (string)caller.Call("UpdateTable", Request(Protected))["TableDescription"]!["TableStatus"]!);
        caller.Call("UpdateTable", Request(Protected));

        ServiceException error = caller.Refused("UpdateTable", Request("\"DeletionProtectionEnabled\":false"));

        Assert.Equal("ThrottlingException", error.Code);
        Assert.Equal(
            "Deletion protection setting for table Orders modified within the previous 15000 milliseconds. Please try again after 2026-01-02T03:04:21.000Z",
            error.Message);
        caller.Pass(15);
        caller.Call("UpdateTable", Request("\"DeletionProtectionEnabled\":false"));
        caller.Call("DeleteTable", """{"TableName":"Orders"}""");
    }

    [Theory]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"OnDemandThroughput\":{\"MaxReadRequestUnits\":-1}", Invalid + "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"WarmThroughput\":{\"ReadUnitsPerSecond\":1}", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial")]
    [InlineData(Units + ",\"WarmThroughput\":{\"ReadUnitsPerSecond\":4}", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than ReadCapacityUnits of ProvisionedThroughput")]
    [InlineData(Units + "," + Maximum, Invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"StreamSpecification\":{\"StreamEnabled\":true}", Invalid + "Table is being created with a stream enabled, UpdateViewType is required")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"Tags\":[{\"Key\":\"#\",\"Value\":\"\"}]", "The Tag Key provided is invalid, Key: #")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"VectorIndexes\":[]", Invalid + "List of VectorIndexes is empty")]
    [InlineData("\"BillingMode\":\"PAY_PER_REQUEST\",\"GlobalTableSourceArn\":\"a\"", "This sandbox does not implement the request member GlobalTableSourceArn yet.")]
    public void Create_WithWrongSettings_IsRefusedAndMakesNothing(string settings, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("CreateTable", Definition("New", settings));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
        Assert.Equal("""{"TableNames":[]}""", caller.Call("ListTables", "{}").ToJsonString());
    }

    [Fact]
    public void Create_MoreThanTheAccountMayHave_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        for (int i = 0; i < 2500; i++)
        {
            caller.Call("CreateTable", Definition($"Table{i}", "\"BillingMode\":\"PAY_PER_REQUEST\""));
            if (i == 499)
            {
                ServiceException busy = caller.Refused("CreateTable", Definition("New", "\"BillingMode\":\"PAY_PER_REQUEST\""));
                Assert.Equal("LimitExceededException", busy.Code);
                Assert.Equal("Subscriber limit exceeded: Only 500 tables can be created, updated, or deleted simultaneously", busy.Message);
            }

            if (i % 500 == 499)
            {
                caller.Pass(1);
            }
        }

        ServiceException full = caller.Refused("CreateTable", Definition("New", "\"BillingMode\":\"PAY_PER_REQUEST\""));

        Assert.Equal("LimitExceededException", full.Code);
        Assert.Equal("Subscriber limit exceeded: There is a limit of 2500 tables per subscriber", full.Message);
    }

    private static DynamoDbCaller Table(string settings = "\"BillingMode\":\"PAY_PER_REQUEST\"")
    {
        var caller = new DynamoDbCaller();
        caller.Call("CreateTable", Definition("Orders", settings));
        caller.Pass(1);
        return caller;
    }

    private static string Definition(string name, string settings)
    {
        return $$"""
            {"TableName":"{{name}}","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],{{settings}}}
            """;
    }

    private static string Request(string change)
    {
        return $$"""{"TableName":"Orders",{{change}}}""";
    }

    private static string UnitsOf(int units)
    {
        return string.Create(
            CultureInfo.InvariantCulture, $"\"ProvisionedThroughput\":{{\"ReadCapacityUnits\":{units},\"WriteCapacityUnits\":50}}");
    }

    private static JsonNode Describe(DynamoDbCaller caller)
    {
        return caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!;
    }

    private static string WholeSeconds(JsonNode summary)
    {
        summary["LastUpdateDateTime"] = (long)Math.Floor((double)summary["LastUpdateDateTime"]!);
        return summary.ToJsonString();
    }
}
