using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb;

/// <summary>Which action on which resource each operation needs: what a user without any policy is refused.</summary>
public sealed class PermissionTests
{
    private const string Account = "arn:aws:dynamodb:eu-west-1:111111111111:";
    private const string Table = Account + "table/Orders";
    private const string Foreign = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";
    private const string Key = """{"id":{"S":"a"}}""";
    private const string Named = """{"TableName":"Orders"}""";

    /// <summary>
    /// DescribeEndpoints needs no permission; the actions of bulk operations are not documented; the others look for what
    /// they name, and find it, before they ask.
    /// </summary>
    private static readonly string[] NotHere =
    [
        "CancelBulkOperation", "DescribeBulkOperation", "DescribeEndpoints", "GetRecords", "ListBulkOperations",
        "RestoreTableFromBackup", "RestoreTableToPointInTime", "StartBulkPutItems",
    ];

    public static TheoryData<string, string, string> Cases => new()
    {
        { "BatchGetItem", """{"RequestItems":{"Orders":{"Keys":[KEY]}}}""", "dynamodb:BatchGetItem " + Table },
        { "BatchWriteItem", """{"RequestItems":{"Orders":[{"DeleteRequest":{"Key":KEY}}]}}""", "dynamodb:BatchWriteItem " + Table },
        { "CreateBackup", """{"TableName":"Orders","BackupName":"abc"}""", "dynamodb:CreateBackup " + Table },
        { "CreateTable", """{"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}""", "dynamodb:CreateTable " + Table },
        { "DeleteItem", """{"TableName":"Orders","Key":KEY}""", "dynamodb:DeleteItem " + Table },
        { "DeleteItem", """{"TableName":"FOREIGN","Key":KEY}""", "dynamodb:DeleteItem " + Foreign },
        { "DeleteResourcePolicy", """{"ResourceArn":"TABLE"}""", "dynamodb:DeleteResourcePolicy " + Table },
        { "DeleteTable", Named, "dynamodb:DeleteTable " + Table },
        { "DescribeContinuousBackups", Named, "dynamodb:DescribeContinuousBackups " + Table },
        { "DescribeContributorInsights", Named, "dynamodb:DescribeContributorInsights " + Table },
        { "DescribeExport", """{"ExportArn":"TABLE/export/01-a"}""", $"dynamodb:DescribeExport {Table}/export/01-a" },
        { "DescribeImport", """{"ImportArn":"TABLE/import/01-a"}""", $"dynamodb:DescribeImport {Table}/import/01-a" },
        { "DescribeKinesisStreamingDestination", Named, "dynamodb:DescribeKinesisStreamingDestination " + Table },
        { "DescribeLimits", "{}", $"dynamodb:DescribeLimits {Account}*" },
        { "DescribeTable", Named, "dynamodb:DescribeTable " + Table },
        { "DescribeTimeToLive", Named, "dynamodb:DescribeTimeToLive " + Table },
        { "ExportTableToPointInTime", """{"TableArn":"TABLE","S3Bucket":"moves"}""", "dynamodb:ExportTableToPointInTime " + Table },
        { "GetItem", """{"TableName":"Orders","Key":KEY}""", "dynamodb:GetItem " + Table },
        { "GetResourcePolicy", """{"ResourceArn":"TABLE"}""", "dynamodb:GetResourcePolicy " + Table },
        { "ImportTable", """{"S3BucketSource":{"S3Bucket":"moves"},"InputFormat":"DYNAMODB_JSON","TableCreationParameters":{"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}}""", $"dynamodb:ImportTable {Table}/import/*" },
        { "ListExports", "{}", $"dynamodb:ListExports {Account}table/*" },
        { "ListImports", "{}", $"dynamodb:ListImports {Account}table/*" },
        { "ListTables", "{}", $"dynamodb:ListTables {Account}table/*" },
        { "ListTagsOfResource", """{"ResourceArn":"TABLE"}""", "dynamodb:ListTagsOfResource " + Table },
        { "PutItem", """{"TableName":"Orders","Item":KEY}""", "dynamodb:PutItem " + Table },
        { "PutResourcePolicy", """{"ResourceArn":"TABLE","Policy":"x"}""", "dynamodb:PutResourcePolicy " + Table },
        { "Query", """{"TableName":"Orders","KeyConditionExpression":"id = :k","ExpressionAttributeValues":{":k":{"S":"a"}}}""", "dynamodb:Query " + Table },
        { "Query", """{"TableName":"Orders","IndexName":"byId","KeyConditionExpression":"id = :k","ExpressionAttributeValues":{":k":{"S":"a"}}}""", $"dynamodb:Query {Table}/index/byId" },
        { "Scan", Named, "dynamodb:Scan " + Table },
        { "Scan", """{"TableName":"Orders","IndexName":"byId"}""", $"dynamodb:Scan {Table}/index/byId" },
        { "TagResource", """{"ResourceArn":"TABLE","Tags":[{"Key":"a","Value":"b"}]}""", "dynamodb:TagResource " + Table },
        { "TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"Orders","Key":KEY}}]}""", "dynamodb:GetItem " + Table },
        { "TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Orders","Item":KEY}}]}""", "dynamodb:PutItem " + Table },
        { "TransactWriteItems", """{"TransactItems":[{"Update":{"TableName":"Orders","Key":KEY,"UpdateExpression":"REMOVE x"}}]}""", "dynamodb:UpdateItem " + Table },
        { "TransactWriteItems", """{"TransactItems":[{"Delete":{"TableName":"Orders","Key":KEY}}]}""", "dynamodb:DeleteItem " + Table },
        { "TransactWriteItems", """{"TransactItems":[{"ConditionCheck":{"TableName":"Orders","Key":KEY,"ConditionExpression":"attribute_exists(id)"}}]}""", "dynamodb:ConditionCheckItem " + Table },
        { "UntagResource", """{"ResourceArn":"TABLE","TagKeys":["a"]}""", "dynamodb:UntagResource " + Table },
        { "UpdateContinuousBackups", """{"TableName":"Orders","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}""", "dynamodb:UpdateContinuousBackups " + Table },
        { "UpdateContributorInsights", """{"TableName":"Orders","ContributorInsightsAction":"ENABLE"}""", "dynamodb:UpdateContributorInsights " + Table },
        { "UpdateItem", """{"TableName":"Orders","Key":KEY}""", "dynamodb:UpdateItem " + Table },
        { "UpdateTable", """{"TableName":"Orders","DeletionProtectionEnabled":true}""", "dynamodb:UpdateTable " + Table },
        { "UpdateTimeToLive", """{"TableName":"Orders","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"at"}}""", "dynamodb:UpdateTimeToLive " + Table },
        { "DeleteBackup", """{"BackupArn":"TABLE/backup/01700000000000-abcdefab"}""", $"dynamodb:DeleteBackup {Table}/backup/01700000000000-abcdefab" },
        { "DescribeBackup", """{"BackupArn":"TABLE/backup/01700000000000-abcdefab"}""", $"dynamodb:DescribeBackup {Table}/backup/01700000000000-abcdefab" },
        { "DisableKinesisStreamingDestination", """{"TableName":"Orders","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/orders"}""", "dynamodb:DisableKinesisStreamingDestination " + Table },
        { "EnableKinesisStreamingDestination", """{"TableName":"Orders","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/orders"}""", "dynamodb:EnableKinesisStreamingDestination " + Table },
        { "ListBackups", "{}", $"dynamodb:ListBackups {Account}table/*" },
        { "ListContributorInsights", "{}", $"dynamodb:ListContributorInsights {Account}*" },
        { "UpdateKinesisStreamingDestination", """{"TableName":"Orders","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/orders","UpdateKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MILLISECOND"}}""", "dynamodb:UpdateKinesisStreamingDestination " + Table },
        { "DynamoDBStreams_20120810.DescribeStream", """{"StreamArn":"TABLE/stream/2026-01-01T00:00:00.000"}""", $"dynamodb:DescribeStream {Table}/stream/2026-01-01T00:00:00.000" },
        { "DynamoDBStreams_20120810.GetShardIterator", """{"StreamArn":"TABLE/stream/2026-01-01T00:00:00.000","ShardId":"shardId-00000000000000000000-00000000","ShardIteratorType":"LATEST"}""", $"dynamodb:GetShardIterator {Table}/stream/2026-01-01T00:00:00.000" },
        { "DynamoDBStreams_20120810.ListStreams", """{"TableName":"Orders"}""", $"dynamodb:ListStreams {Table}/stream/*" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_WithoutAnyPolicy_IsRefusedByActionAndResource(string operation, string request, string needed)
    {
        using var caller = new DynamoDbCaller();
        AccountDirectory accounts = caller.Services.Accounts;
        Principal nobody = accounts.AddKey(accounts.PutUser(DynamoDbCaller.Source, "/", "nobody", IdentityGrants.Only())).Principal;

        var error = Assert.Throws<ServiceException>(() => { caller.Call(operation, Fill(request), nobody); });

        string[] parts = needed.Split(' ');
        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Equal(
            $"User: arn:aws:iam::111111111111:user/nobody is not authorized to perform: {parts[0]} on resource: {parts[1]} "
            + $"because no identity-based policy allows the {parts[0]} action",
            error.Message);
    }

    private static string Fill(string request)
    {
        return request.Replace("KEY", Key, StringComparison.Ordinal)
            .Replace("TABLE", Table, StringComparison.Ordinal).Replace("FOREIGN", Foreign, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_EveryOperation_IsAmongThem()
    {
        HashSet<string> tested = [.. Cases.Select(row => (string)row[0]).Select(name => name.Split('.')[^1])];

        string[] missing = [.. OperationTargets.Implementing<IJsonOperation>().Select(pair => pair.Target)
            .Where(target => target.StartsWith("DynamoDB", StringComparison.Ordinal)).Select(target => target.Split('.')[1])
            .Where(name => !tested.Contains(name) && !NotHere.Contains(name)).Order(StringComparer.Ordinal)];

        Assert.Equal("", string.Join(' ', missing));
    }
}
