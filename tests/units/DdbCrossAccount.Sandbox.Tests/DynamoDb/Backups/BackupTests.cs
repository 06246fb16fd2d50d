using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Backups;

public sealed class BackupTests
{
    private const string TableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Things";

    [Fact]
    public void Backup_IsListedAndDescribed_AndOutlivesItsTable()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        JsonNode made = caller.Call("CreateBackup", """{"TableName":"Things","BackupName":"first"}""")["BackupDetails"]!;

        string arn = (string)made["BackupArn"]!;
        Assert.StartsWith($"{TableArn}/backup/", arn, StringComparison.Ordinal);
        Assert.Equal(("first", "CREATING", "USER"), ((string)made["BackupName"]!, (string)made["BackupStatus"]!, (string)made["BackupType"]!));
        Assert.Null(made["BackupExpiryDateTime"]);
        caller.Call("DeleteTable", """{"TableName":"Things"}""");
        caller.Pass(10);
        JsonNode described = caller.Call("DescribeBackup", $$"""{"BackupArn":"{{arn}}"}""")["BackupDescription"]!;
        Assert.Equal("AVAILABLE", (string)described["BackupDetails"]!["BackupStatus"]!);
        Assert.Equal("Things", (string)described["SourceTableDetails"]!["TableName"]!);
        Assert.Equal("byOwner", (string)Assert.Single(described["SourceTableFeatureDetails"]!["GlobalSecondaryIndexes"]!.AsArray())!["IndexName"]!);
        Assert.Equal([arn], List(caller, "{}"));
    }

    [Fact]
    public void DeletedBackup_IsGone()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        string arn = BackUp(caller, "first");

        JsonNode deleted = caller.Call("DeleteBackup", $$"""{"BackupArn":"{{arn}}"}""")["BackupDescription"]!;

        Assert.Equal("DELETED", (string)deleted["BackupDetails"]!["BackupStatus"]!);
        Assert.Empty(List(caller, "{}"));
        foreach (string operation in (string[])["DescribeBackup", "DeleteBackup"])
        {
            ServiceException error = caller.Refused(operation, $$"""{"BackupArn":"{{arn}}"}""");
            Assert.Equal(("BackupNotFoundException", $"Backup not found: {arn}"), (error.Code, error.Message));
        }
    }

    [Fact]
    public void Backups_AreListedInPagesAndByWhatIsAskedFor()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        caller.CreateTable("Others");
        string[] arns = new string[5];
        for (int i = 0; i < arns.Length; i++)
        {
            arns[i] = BackUp(caller, "same", i == 2 ? "Others" : "Things");
            caller.Pass(60);
        }

        JsonNode page = caller.Call("ListBackups", """{"Limit":3}""");
        string last = (string)page["LastEvaluatedBackupArn"]!;
        double third = ((caller.Now - DateTimeOffset.UnixEpoch) - TimeSpan.FromSeconds(180)).TotalSeconds;

        Assert.Equal(arns[2], last);
        Assert.Equal(arns[3..], List(caller, $$"""{"ExclusiveStartBackupArn":"{{last}}"}"""));
        Assert.Equal([arns[2]], List(caller, """{"TableName":"Others"}"""));
        Assert.Equal(arns[2..], List(caller, $$"""{"TimeRangeLowerBound":{{third}}}"""));
        Assert.Equal(arns[..2], List(caller, $$"""{"TimeRangeUpperBound":{{third}}}"""));
        Assert.Empty(List(caller, """{"BackupType":"SYSTEM"}"""));
        Assert.Empty(caller.Call("ListBackups", "{}", DynamoDbCaller.Target)["BackupSummaries"]!.AsArray());
    }

    [Fact]
    public void DeletingATableWithRecovery_LeavesAWSsOwnBackupFor35Days()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Call("DeleteTable", """{"TableName":"Things"}""");

        string arn = Assert.Single(List(caller, """{"BackupType":"SYSTEM"}"""));

        JsonNode details = caller.Call("DescribeBackup", $$"""{"BackupArn":"{{arn}}"}""")["BackupDescription"]!["BackupDetails"]!;
        Assert.Equal("Things$DeletedTableBackup", (string)details["BackupName"]!);
        Assert.Equal(35 * 86_400, (double)details["BackupExpiryDateTime"]! - (double)details["BackupCreationDateTime"]!, 1.0);
        ServiceException error = caller.Refused("DeleteBackup", $$"""{"BackupArn":"{{arn}}"}""");
        Assert.Equal(
            $"Invalid Request: User is not allowed to delete the system backup with arn {arn}. It will automatically expire on 2026-02-06T03:04:0",
            error.Message[..^2]);
        Assert.Empty(List(caller, "{}"));
        caller.Pass(35 * 86_400);
        Assert.Empty(List(caller, """{"BackupType":"ALL"}"""));
    }

    [Fact]
    public void RestoreFromBackup_MakesATableOfWhatWas()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { RestoreDuration = TimeSpan.FromSeconds(30) });
        Table(caller, ""","DeletionProtectionEnabled":true,"StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"TableClass":"STANDARD_INFREQUENT_ACCESS" """);
        string arn = BackUp(caller, "first");
        caller.Put("Things", """{"id":{"S":"later"}}""");

        JsonNode table = Restore(caller, arn)["TableDescription"]!;

        Assert.Equal("CREATING", (string)table["TableStatus"]!);
        Assert.Equal((arn, TableArn), ((string)table["RestoreSummary"]!["SourceBackupArn"]!, (string)table["RestoreSummary"]!["SourceTableArn"]!));
        caller.Pass(29);
        Assert.Equal("CREATING", Status(caller));
        caller.Pass(1);
        table = caller.Call("DescribeTable", """{"TableName":"Restored"}""")["Table"]!;
        Assert.Equal("ACTIVE", (string)table["TableStatus"]!);
        Assert.Equal(
            (false, null, null, null),
            ((bool)table["DeletionProtectionEnabled"]!, (string?)table["LatestStreamArn"], table["TableClassSummary"], table["RestoreSummary"]));
        Assert.Equal(2, (int)caller.Call("Scan", """{"TableName":"Restored"}""")["Count"]!);
        Assert.Equal(1, (int)caller.Call("Query", """
            {"TableName":"Restored","IndexName":"byOwner","KeyConditionExpression":"#o = :o",
             "ExpressionAttributeNames":{"#o":"owner"},"ExpressionAttributeValues":{":o":{"S":"me"}}}
            """)["Count"]!);
    }

    [Fact]
    public void Restore_WithOverrides_TakesThem()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        JsonNode table = Restore(caller, BackUp(caller, "first"), """
            ,"BillingModeOverride":"PROVISIONED","ProvisionedThroughputOverride":{"ReadCapacityUnits":3,"WriteCapacityUnits":4},"GlobalSecondaryIndexOverride":[]
            """)["TableDescription"]!;

        Assert.Equal(3, (int)table["ProvisionedThroughput"]!["ReadCapacityUnits"]!);
        Assert.Null(table["GlobalSecondaryIndexes"]);
        Assert.Equal("id", (string)Assert.Single(table["AttributeDefinitions"]!.AsArray())!["AttributeName"]!);
    }

    [Theory]
    [InlineData(
        ""","BillingModeOverride":"PROVISIONED" """, "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED")]
    [InlineData(
        ""","BillingModeOverride":"PAY_PER_REQUEST","ProvisionedThroughputOverride":{"ReadCapacityUnits":3,"WriteCapacityUnits":4}""",
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST")]
    [InlineData(
        ""","ProvisionedThroughputOverride":{"ReadCapacityUnits":3,"WriteCapacityUnits":4}""",
        "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED")]
    [InlineData(
        ""","GlobalSecondaryIndexOverride":[{"IndexName":"other","KeySchema":[{"AttributeName":"n","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]""",
        "Index other does not match a secondary index that existed in the source table and cannot be created during the restore operation")]
    public void Restore_WithUnfitOverrides_IsRefused(string overrides, string message)
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        string arn = BackUp(caller, "first");

        ServiceException error = caller.Refused("RestoreTableFromBackup", $$"""{"TargetTableName":"Restored","BackupArn":"{{arn}}"{{overrides}} }""");

        Assert.Equal(("ValidationException", $"Invalid Request: {message}"), (error.Code, error.Message));
        Assert.Equal(["Things"], Tables(caller));
    }

    [Fact]
    public void RestoreFromBackup_OneAtATimeAndOntoAFreeName()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { RestoreDuration = TimeSpan.FromSeconds(30) });
        Table(caller);
        string arn = BackUp(caller, "first");
        ServiceException taken = caller.Refused("RestoreTableFromBackup", $$"""{"TargetTableName":"Things","BackupArn":"{{arn}}"}""");
        Restore(caller, arn);

        ServiceException same = caller.Refused("RestoreTableFromBackup", $$"""{"TargetTableName":"Restored","BackupArn":"{{arn}}"}""");
        ServiceException other = caller.Refused("RestoreTableFromBackup", $$"""{"TargetTableName":"Restored2","BackupArn":"{{arn}}"}""");
        ServiceException delete = caller.Refused("DeleteBackup", $$"""{"BackupArn":"{{arn}}"}""");

        Assert.Equal(("TableAlreadyExistsException", "Table already exists: Things"), (taken.Code, taken.Message));
        Assert.Equal(("TableInUseException", $"Table: Restored is already being restored from backup: {arn}"), (same.Code, same.Message));
        Assert.Equal(("BackupInUseException", $"Backup is being used to restore another table: {arn}"), (other.Code, other.Message));
        Assert.Equal(("BackupInUseException", $"Backup is being used to restore table: {arn}"), (delete.Code, delete.Message));
        caller.Pass(30);
        caller.Call("RestoreTableFromBackup", $$"""{"TargetTableName":"Restored2","BackupArn":"{{arn}}"}""");
    }

    [Fact]
    public void RestoreToPointInTime_BringsBackTheItemsOfThatTime()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Pass(3600);
        caller.Put("Things", """{"id":{"S":"a"},"state":{"S":"overwritten"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"b"}}}""");
        caller.Pass(3600);
        long before = caller.Now.ToUnixTimeSeconds() - 3700;

        JsonNode table = caller.Call("RestoreTableToPointInTime", $$"""
            {"SourceTableName":"Things","TargetTableName":"Restored","RestoreDateTime":{{before}}}
            """)["TableDescription"]!;
        caller.Call("RestoreTableToPointInTime", $$"""
            {"SourceTableArn":"{{TableArn}}","TargetTableName":"Latest","UseLatestRestorableTime":true}
            """);
        caller.Pass(3600);

        Assert.Equal(before, (double)table["RestoreSummary"]!["RestoreDateTime"]!, 0.001);
        Assert.Null(table["RestoreSummary"]!["SourceBackupArn"]);
        Assert.Equal(["a:old", "b:old"], States(caller, "Restored"));
        Assert.Equal(["a:overwritten"], States(caller, "Latest"));
    }

    [Theory]
    [InlineData("""{"SourceTableName":"Things","TargetTableName":"Restored"}""",
        "ValidationException", "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both")]
    [InlineData("""{"SourceTableName":"Things","TargetTableName":"Restored","RestoreDateTime":1,"UseLatestRestorableTime":true}""",
        "ValidationException",
        "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. Please specify only one.")]
    [InlineData("""{"SourceTableName":"Nothing","TargetTableName":"Restored","UseLatestRestorableTime":true}""",
        "TableNotFoundException", "Table not found: Nothing")]
    [InlineData("""{"SourceTableName":"Unprotected","TargetTableName":"Restored","UseLatestRestorableTime":true}""",
        "PointInTimeRecoveryUnavailableException", "Point in time recovery is not enabled for table 'Unprotected'")]
    [InlineData("""{"SourceTableName":"Things","TargetTableName":"Restored","RestoreDateTime":0}""",
        "InvalidRestoreTimeException",
        "RestoreDateTime '1970-01-01T00:00:00Z' must be within EarliestRestorableDateTime '2026-01-02T03:04:07Z' and LatestRestorableDateTime '2026-01-02T03:04:07Z'")]
    [InlineData("""{"SourceTableName":"Things","TargetTableName":"Unprotected","UseLatestRestorableTime":true}""",
        "TableAlreadyExistsException", "Table already exists: Unprotected")]
    [InlineData("""{"SourceTableArn":"nonsense","TargetTableName":"Restored","UseLatestRestorableTime":true}""",
        "ValidationException", "One or more parameter values were invalid: sourceTableArn is not a valid ARN")]
    public void UnfitRestoreToPointInTime_IsRefused(string request, string code, string message)
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        caller.CreateTable("Unprotected");
        ExportFolder.EnableRecovery(caller, "Things");

        ServiceException error = caller.Refused("RestoreTableToPointInTime", request);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("CreateBackup", """{"TableName":"Nothing","BackupName":"first"}""", "TableNotFoundException", "Table not found: Nothing")]
    [InlineData("DescribeBackup", """{"BackupArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Things"}""", "ValidationException", "Invalid Backup ARN")]
    [InlineData(
        "DescribeBackup", """{"BackupArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Things/backup/01-a"}""",
        "BackupNotFoundException", "Backup not found: arn:aws:dynamodb:eu-west-1:111111111111:table/Things/backup/01-a")]
    [InlineData(
        "RestoreTableFromBackup", """{"TargetTableName":"Restored","BackupArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Things/backup/01-a"}""",
        "BackupNotFoundException", "Backup not found: arn:aws:dynamodb:eu-west-1:111111111111:table/Things/backup/01-a")]
    [InlineData(
        "ListBackups", """{"TimeRangeLowerBound":2,"TimeRangeUpperBound":1}""",
        "ValidationException", "One or more parameter values were invalid: Time range lower bound must be less than or equal to upper bound")]
    public void WhatIsNotThere_IsTold(string operation, string request, string code, string message)
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        ServiceException error = caller.Refused(operation, request);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    /// <summary>The table <c>Things</c> with an index and two items.</summary>
    private static void Table(DynamoDbCaller caller, string more = "")
    {
        caller.Call("CreateTable", $$"""
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"owner","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byOwner","KeySchema":[{"AttributeName":"owner","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} }]
             {{more}} }
            """);
        caller.Pass(1);
        caller.Put("Things", """{"id":{"S":"a"},"state":{"S":"old"}}""");
        caller.Put("Things", """{"id":{"S":"b"},"state":{"S":"old"},"owner":{"S":"me"}}""");
    }

    private static string BackUp(DynamoDbCaller caller, string name, string table = "Things")
    {
        JsonNode made = caller.Call("CreateBackup", $$"""{"TableName":"{{table}}","BackupName":"{{name}}"}""");
        return (string)made["BackupDetails"]!["BackupArn"]!;
    }

    private static JsonNode Restore(DynamoDbCaller caller, string arn, string more = "")
    {
        return caller.Call("RestoreTableFromBackup", $$"""{"TargetTableName":"Restored","BackupArn":"{{arn}}"{{more}} }""");
    }

    private static string[] List(DynamoDbCaller caller, string request)
    {
        return [.. caller.Call("ListBackups", request)["BackupSummaries"]!.AsArray().Select(backup => (string)backup!["BackupArn"]!)];
    }

    private static string[] Tables(DynamoDbCaller caller)
    {
        return [.. caller.Call("ListTables", "{}")["TableNames"]!.AsArray().Select(name => (string)name!)];
    }

    private static string Status(DynamoDbCaller caller)
    {
        return (string)caller.Call("DescribeTable", """{"TableName":"Restored"}""")["Table"]!["TableStatus"]!;
    }

    private static string[] States(DynamoDbCaller caller, string table)
    {
        return
        [
            .. caller.Call("Scan", $$"""{"TableName":"{{table}}"}""")["Items"]!.AsArray()
                .Select(item => $"{(string)item!["id"]!["S"]!}:{(string)item["state"]!["S"]!}").Order(StringComparer.Ordinal),
        ];
    }
}
