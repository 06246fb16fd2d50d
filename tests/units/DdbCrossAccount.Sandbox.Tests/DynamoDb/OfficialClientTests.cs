using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb;

/// <summary>The official client against the real process: a table goes from one account to the other.</summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    private readonly SandboxProcess _sandbox = new("--parent-stdin", "--clock-rate", "20", "--restorable-lag-seconds", "0");

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Table_ExportedAndImported_IsTheSameInTheOtherAccount()
    {
        using IAmazonDynamoDB source = _sandbox.DynamoDb(_sandbox.Source.Credentials);
        using IAmazonDynamoDB target = _sandbox.DynamoDb(_sandbox.Target.Credentials);
        CreateTableRequest definition = Definition();
        string arn = (await source.CreateTableAsync(definition)).TableDescription.TableArn;
        await UntilAsync(async () => (await source.DescribeTableAsync("Orders")).Table.TableStatus == TableStatus.ACTIVE);
        await FillAsync(source);
        await source.UpdateContinuousBackupsAsync(new UpdateContinuousBackupsRequest
        {
            TableName = "Orders",
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true },
        });

        ExportDescription export = (await source.ExportTableToPointInTimeAsync(new ExportTableToPointInTimeRequest
        {
            TableArn = arn,
            S3Bucket = _sandbox.S3Bucket,
            S3BucketOwner = _sandbox.Target.AccountId,
        })).ExportDescription;
        await UntilAsync(async () => (export = await DescribeAsync(source, export.ExportArn)).ExportStatus != ExportStatus.IN_PROGRESS);
        ImportTableDescription import = (await target.ImportTableAsync(new ImportTableRequest
        {
            S3BucketSource = new S3BucketSource
            {
                S3Bucket = _sandbox.S3Bucket,
                S3KeyPrefix = export.ExportManifest.Replace("manifest-summary.json", "data/", StringComparison.Ordinal),
            },
            InputFormat = InputFormat.DYNAMODB_JSON,
            InputCompressionType = InputCompressionType.GZIP,
            TableCreationParameters = new TableCreationParameters
            {
                TableName = "Orders",
                KeySchema = definition.KeySchema,
                AttributeDefinitions = definition.AttributeDefinitions,
                BillingMode = BillingMode.PAY_PER_REQUEST,
            },
        })).ImportTableDescription;
        await UntilAsync(async () => (import = await DescribeImportAsync(target, import.ImportArn)).ImportStatus != ImportStatus.IN_PROGRESS);

        Assert.Equal(ExportStatus.COMPLETED, export.ExportStatus);
        Assert.Equal(100, export.ItemCount);
        Assert.Equal(ImportStatus.COMPLETED, import.ImportStatus);
        Assert.Equal(await ReadAsync(source), await ReadAsync(target));
    }

    [Fact]
    public async Task Table_BackedUp_IsRestoredAndPutInBulkIntoAnother()
    {
        using IAmazonDynamoDB client = _sandbox.DynamoDb(_sandbox.Target.Credentials);
        using IAmazonS3 s3 = _sandbox.S3(_sandbox.Target.Credentials);
        await client.CreateTableAsync(Definition());
        await ActiveAsync(client, "Orders");
        await FillAsync(client);
        string backup = (await client.CreateBackupAsync(new CreateBackupRequest { TableName = "Orders", BackupName = "first" })).BackupDetails.BackupArn;
        await client.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = "Orders",
            TimeToLiveSpecification = new TimeToLiveSpecification { Enabled = true, AttributeName = "until" },
        });
        await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest
        {
            BucketName = _sandbox.S3Bucket,
            Key = "in/1.json",
            ContentBody = """{"Item":{"pk":{"S":"bulk"},"sk":{"N":"1"}}}""",
        });

        await client.RestoreTableFromBackupAsync(new RestoreTableFromBackupRequest { BackupArn = backup, TargetTableName = "Restored" });
        await ActiveAsync(client, "Restored");
        BulkOperationDescription bulk = (await client.StartBulkPutItemsAsync(new StartBulkPutItemsRequest
        {
            TableName = "Restored",
            InputS3Configuration = new InputS3Configuration
            {
                S3Bucket = _sandbox.S3Bucket,
                S3KeyPrefix = "in/",
                InputFormat = BulkOperationInputFormat.DYNAMODB_JSON,
            },
            OutputS3Configuration = new OutputS3Configuration { S3Bucket = _sandbox.S3Bucket, S3KeyPrefix = "out", OutputType = ["ERROR"] },
        })).BulkOperationDescription;
        var describe = new DescribeBulkOperationRequest { BulkOperationArn = bulk.BulkOperationArn };
        await UntilAsync(async () => (bulk = (await client.DescribeBulkOperationAsync(describe)).BulkOperationDescription).EndTime is not null);

        Assert.Equal((BulkOperationStatus.COMPLETED, 1), (bulk.BulkOperationStatus, bulk.ProcessedItemCount));
        Assert.Equal(100, (await client.ScanAsync(new ScanRequest("Orders"))).Count);
        Assert.Equal(101, (await client.ScanAsync(new ScanRequest("Restored"))).Count);
        TimeToLiveDescription timeToLive = (await client.DescribeTimeToLiveAsync("Orders")).TimeToLiveDescription;
        Assert.Equal("until", timeToLive.AttributeName);
        Assert.Equal(TimeToLiveStatus.DISABLED, (await client.DescribeTimeToLiveAsync("Restored")).TimeToLiveDescription.TimeToLiveStatus);
    }

    private static Task ActiveAsync(IAmazonDynamoDB client, string table)
    {
        return UntilAsync(async () => (await client.DescribeTableAsync(table)).Table.TableStatus == TableStatus.ACTIVE);
    }

    private static CreateTableRequest Definition()
    {
        return new CreateTableRequest
        {
            TableName = "Orders",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("pk", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE)],
            AttributeDefinitions = [new AttributeDefinition("pk", ScalarAttributeType.S), new AttributeDefinition("sk", ScalarAttributeType.N)],
        };
    }

    private static async Task FillAsync(IAmazonDynamoDB client)
    {
        foreach (int[] numbers in Enumerable.Range(0, 100).Chunk(25))
        {
            var request = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
            {
                ["Orders"] = [.. numbers.Select(number => new WriteRequest(new PutRequest(Item(number))))],
            });
            Assert.Empty((await client.BatchWriteItemAsync(request)).UnprocessedItems);
        }
    }

    private static Dictionary<string, AttributeValue> Item(int number)
    {
        return new Dictionary<string, AttributeValue>
        {
            ["pk"] = new($"customer {number % 7}"),
            ["sk"] = new() { N = $"-{number}.50" },
            ["blob"] = new() { B = new MemoryStream([1, 2, (byte)number]) },
            ["set"] = new() { NS = ["1", $"{number + 2}"] },
            ["map"] = new() { M = new Dictionary<string, AttributeValue> { ["é\"\n"] = new() { L = [new AttributeValue { BOOL = true }, new AttributeValue { NULL = true }] } } },
        };
    }

    private static async Task<string[]> ReadAsync(IAmazonDynamoDB client)
    {
        ScanResponse page = await client.ScanAsync(new ScanRequest("Orders"));
        return [.. page.Items.Select(item => $"{item["pk"].S}|{item["sk"].N}|{Convert.ToBase64String(item["blob"].B.ToArray())}|{string.Join(',', item["set"].NS)}|{item["map"].M["é\"\n"].L.Count}")];
    }

    private static async Task<ExportDescription> DescribeAsync(IAmazonDynamoDB client, string arn)
    {
        return (await client.DescribeExportAsync(new DescribeExportRequest { ExportArn = arn })).ExportDescription;
    }

    private static async Task<ImportTableDescription> DescribeImportAsync(IAmazonDynamoDB client, string arn)
    {
        return (await client.DescribeImportAsync(new DescribeImportRequest { ImportArn = arn })).ImportTableDescription;
    }

    // The process has a clock of its own: this asks again and again, and gives up after 30 seconds of wall time.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
