using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Conformance.Tests.Wire;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>The SDK for .NET uses all services of the sandbox as an application would.</summary>
public sealed class DotNetWalkTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Table = "WalkOfDotNet";
    private const string Bucket = "walk-of-dotnet";

    private BasicAWSCredentials Credentials => new(sandbox.Engine.AccessKey, sandbox.Engine.SecretKey);

    [Fact]
    public async Task Walk_OverSts_Succeeds()
    {
        using var sts = new AmazonSecurityTokenServiceClient(Credentials, Configure(new AmazonSecurityTokenServiceConfig()));

        Assert.Equal(sandbox.Account.AccountId, (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
    }

    [Fact]
    public async Task Walk_OverDynamoDbAndItsStreams_Succeeds()
    {
        using var dynamoDb = new AmazonDynamoDBClient(Credentials, Configure(new AmazonDynamoDBConfig()));
        string stream = await CreateTableAsync(dynamoDb);
        await WriteAsync(dynamoDb);
        await ReadAsync(dynamoDb);
        await TransactAsync(dynamoDb);
        Assert.Equal(22, await CountRecordsAsync(stream));
        await dynamoDb.DeleteTableAsync(Table);
    }

    [Fact]
    public async Task Walk_OverS3_Succeeds()
    {
        using var s3 = new AmazonS3Client(Credentials, Configure(new AmazonS3Config { ForcePathStyle = true }));
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = Bucket, BucketRegionName = sandbox.Account.Region });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "folder/ä €.txt", ContentBody = "hello" });
        using (GetObjectResponse read = await s3.GetObjectAsync(Bucket, "folder/ä €.txt"))
        {
            Assert.Equal("hello", await new StreamReader(read.ResponseStream).ReadToEndAsync());
        }

        await UploadAsync(s3);
        await s3.CopyObjectAsync(Bucket, "large", Bucket, "copy");
        ListObjectsV2Response listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, Delimiter = "/" });
        Assert.Equal(["copy", "large"], listed.S3Objects.Select(item => item.Key));
        Assert.Equal(["folder/"], listed.CommonPrefixes);
        await Assert.ThrowsAsync<NoSuchKeyException>(() => s3.GetObjectAsync(Bucket, "none"));
        await s3.DeleteObjectsAsync(new DeleteObjectsRequest
        {
            BucketName = Bucket,
            Objects = [new KeyVersion { Key = "copy" }, new KeyVersion { Key = "large" }, new KeyVersion { Key = "folder/ä €.txt" }],
        });
        await s3.DeleteBucketAsync(Bucket);
    }

    private static async Task<string> CreateTableAsync(AmazonDynamoDBClient dynamoDb)
    {
        CreateTableResponse created = await dynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S), new AttributeDefinition("line", ScalarAttributeType.N)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH), new KeySchemaElement("line", KeyType.RANGE)],
            StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE },
        });
        while ((await dynamoDb.DescribeTableAsync(Table)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        return created.TableDescription.LatestStreamArn;
    }

    private static async Task WriteAsync(AmazonDynamoDBClient dynamoDb)
    {
        List<WriteRequest> writes = [.. Enumerable.Range(0, 20).Select(line => new WriteRequest(new PutRequest(Key("a", line))))];
        BatchWriteItemResponse written = await dynamoDb.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>> { [Table] = writes });
        Assert.Empty(written.UnprocessedItems ?? []);
        UpdateItemResponse updated = await dynamoDb.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Table,
            Key = Key("a", 1),
            UpdateExpression = "SET amount = if_not_exists(amount, :zero) + :two",
            ConditionExpression = "attribute_exists(id)",
            ExpressionAttributeValues = new() { [":zero"] = new() { N = "0" }, [":two"] = new() { N = "2" } },
            ReturnValues = ReturnValue.ALL_NEW,
        });
        Assert.Equal("2", updated.Attributes["amount"].N);
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamoDb.PutItemAsync(new PutItemRequest
        {
            TableName = Table,
            Item = Key("a", 1),
            ConditionExpression = "attribute_not_exists(id)",
        }));
    }

    private static async Task ReadAsync(AmazonDynamoDBClient dynamoDb)
    {
        var lines = new List<string>();
        IAsyncEnumerable<QueryResponse> pages = dynamoDb.Paginators.Query(new QueryRequest
        {
            TableName = Table,
            Limit = 4,
            KeyConditionExpression = "id = :id AND line BETWEEN :from AND :to",
            ExpressionAttributeValues = new() { [":id"] = new() { S = "a" }, [":from"] = new() { N = "5" }, [":to"] = new() { N = "15" } },
        }).Responses;
        await foreach (QueryResponse page in pages)
        {
            lines.AddRange(page.Items.Select(item => item["line"].N));
        }

        Assert.Equal(Enumerable.Range(5, 11).Select(line => $"{line}"), lines);
        Assert.Equal(20, (await dynamoDb.ScanAsync(new ScanRequest(Table))).Count);
    }

    private static async Task TransactAsync(AmazonDynamoDBClient dynamoDb)
    {
        await dynamoDb.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new TransactWriteItem { Put = new Put { TableName = Table, Item = Key("b", 1) } }],
        });
        TransactionCanceledException canceled = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => dynamoDb.TransactWriteItemsAsync(new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    new TransactWriteItem
                    {
                        Put = new Put { TableName = Table, Item = Key("b", 1), ConditionExpression = "attribute_not_exists(id)" },
                    },
                ],
            }));
        Assert.Equal("ConditionalCheckFailed", Assert.Single(canceled.CancellationReasons).Code);
        TransactGetItemsResponse read = await dynamoDb.TransactGetItemsAsync(new TransactGetItemsRequest
        {
            TransactItems = [new TransactGetItem { Get = new Get { TableName = Table, Key = Key("b", 1) } }],
        });
        Assert.Equal("b", Assert.Single(read.Responses).Item["id"].S);
    }

    /// <summary>By raw requests: the SDK's package for streams is a package of its own.</summary>
    private async Task<int> CountRecordsAsync(string stream)
    {
        using var client = new JsonClient(sandbox.Engine);
        JsonAnswer described = await client.CallAsync("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{stream}}"}""");
        int count = 0;
        foreach (JsonNode? shard in described.Body!["StreamDescription"]!["Shards"]!.AsArray())
        {
            JsonAnswer iterator = await client.CallAsync(
                "DynamoDBStreams_20120810.GetShardIterator",
                $$"""{"StreamArn":"{{stream}}","ShardId":"{{shard!["ShardId"]}}","ShardIteratorType":"TRIM_HORIZON"}""");
            JsonAnswer read = await client.CallAsync(
                "DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator.Body!["ShardIterator"]}}"}""");
            count += read.Body!["Records"]!.AsArray().Count;
        }

        return count;
    }

    private static async Task UploadAsync(AmazonS3Client s3)
    {
        InitiateMultipartUploadResponse upload = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = Bucket, Key = "large", ChecksumAlgorithm = ChecksumAlgorithm.CRC32 });
        var completed = new CompleteMultipartUploadRequest { BucketName = Bucket, Key = "large", UploadId = upload.UploadId };
        foreach ((int number, string text) in new[] { (1, new string('x', 5 << 20)), (2, "end") })
        {
            UploadPartResponse part = await s3.UploadPartAsync(new UploadPartRequest
            {
                BucketName = Bucket,
                Key = "large",
                UploadId = upload.UploadId,
                PartNumber = number,
                InputStream = new MemoryStream(Encoding.ASCII.GetBytes(text)),
                ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
            });
            completed.AddPartETags(new PartETag { PartNumber = number, ETag = part.ETag, ChecksumCRC32 = part.ChecksumCRC32 });
        }

        await s3.CompleteMultipartUploadAsync(completed);
        Assert.Equal((5 << 20) + 3, (await s3.GetObjectMetadataAsync(Bucket, "large")).ContentLength);
    }

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = sandbox.Engine.Endpoint.ToString();
        config.AuthenticationRegion = sandbox.Account.Region;
        config.MaxErrorRetry = 0;
        return config;
    }

    private static Dictionary<string, AttributeValue> Key(string id, int line)
    {
        return new() { ["id"] = new() { S = id }, ["line"] = new() { N = $"{line}" } };
    }
}
