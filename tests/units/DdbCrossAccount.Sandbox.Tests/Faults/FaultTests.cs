using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Sandbox.S3.Checksums;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What the official clients, and the wire, see of each effect.</summary>
public sealed class FaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    private const string Table = FaultedSandbox.Table;

    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Throttle_OfTheSecondWrite_RefusesThatOneOnly()
    {
        await sandbox.SetAsync(new { effect = "throttle", operation = "PutItem", table = Table, skip = 1, count = 1 });

        await sandbox.PutAsync("throttle-1");
        var error = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => sandbox.PutAsync("throttle-2"));
        await sandbox.PutAsync("throttle-3");

        Assert.Equal(
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.",
            error.Message);
        Assert.Equal(("1", null, "1"), (await sandbox.ReadAsync("throttle-1"), await sandbox.ReadAsync("throttle-2"), await sandbox.ReadAsync("throttle-3")));
        Assert.Equal((3, 1), await sandbox.CountsAsync());
    }

    [Theory]
    [InlineData("throttle", "ThrottlingException", 400)]
    [InlineData("internalError", "InternalServerError", 500)]
    [InlineData("unavailable", "ServiceUnavailable", 503)]
    [InlineData("limitExceeded", "LimitExceededException", 400)]
    [InlineData("denyAccess", "AccessDeniedException", 400)]
    [InlineData("expireToken", "ExpiredTokenException", 400)]
    public async Task Error_OfDynamoDb_HasItsShape(string effect, string code, int status)
    {
        await sandbox.SetAsync(new { effect, service = "dynamodb", count = 1 });

        var error = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => sandbox.DynamoDb.DescribeTableAsync(Table));

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.DynamoDb.DescribeTableAsync(Table)).HttpStatusCode);
    }

    [Theory]
    [InlineData("throttle", "SlowDown", 503, "Please reduce your request rate.")]
    [InlineData("internalError", "InternalError", 500, "We encountered an internal error. Please try again.")]
    [InlineData("unavailable", "ServiceUnavailable", 503, "Service is unable to handle request.")]
    [InlineData("expireToken", "ExpiredToken", 400, "The provided token has expired.")]
    public async Task Error_OfS3_HasItsShape(string effect, string code, int status, string message)
    {
        await sandbox.SetAsync(new { effect, service = "s3", operation = "ListObjectsV2", count = 1 });
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);

        var error = await Assert.ThrowsAsync<AmazonS3Exception>(
            () => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = sandbox.Process.S3Bucket }));

        Assert.Equal((code, status, message), (error.ErrorCode, (int)error.StatusCode, error.Message));
        Assert.Equal(16, error.RequestId.Length);
    }

    [Theory]
    [InlineData("throttle", "Throttling", 400)]
    [InlineData("internalError", "InternalFailure", 500)]
    [InlineData("unavailable", "ServiceUnavailable", 503)]
    [InlineData("denyAccess", "AccessDenied", 403)]
    [InlineData("expireToken", "ExpiredToken", 403)]
    public async Task Error_OfSts_HasItsShape(string effect, string code, int status)
    {
        await sandbox.SetAsync(new { effect, service = "sts", count = 1 });
        using IAmazonSecurityTokenService sts = sandbox.Process.Sts(sandbox.Process.Source.Credentials);

        var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(
            () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
    }

    [Fact]
    public async Task Error_OfSso_HasItsShape()
    {
        await sandbox.SetAsync(new { effect = "throttle", service = "sso" });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{sandbox.Process.Endpoint}/federation/credentials?account_id=111111111111&role_name=Reader");
        request.Headers.Add("x-amz-sso_bearer_token", "token");

        using HttpResponseMessage answer = await sandbox.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("TooManyRequestsException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("""{"message":"Rate exceeded"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Error_OfOnesOwn_IsToldAsItWasGiven()
    {
        await sandbox.SetAsync(new { effect = "error", code = "OddException", message = "So it is.", status = 418 });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal(
            """{"__type":"com.amazonaws.dynamodb.v20120810#OddException","message":"So it is."}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task DenyAccess_NamesCallerActionAndResource()
    {
        await sandbox.SetAsync(new { effect = "denyAccess", operation = "DeleteItem" });

        var error = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(
            () => sandbox.DynamoDb.DeleteItemAsync(Table, new Dictionary<string, AttributeValue> { ["id"] = new("a") }));

        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/administrator is not authorized to perform: dynamodb:DeleteItem on resource: "
            + "arn:aws:dynamodb:eu-west-1:111111111111:table/Things because no identity-based policy allows the dynamodb:DeleteItem action",
            error.Message);
    }

    [Fact]
    public async Task InternalError_AfterApplying_LeavesTheWriteDone()
    {
        await sandbox.SetAsync(new { effect = "internalError", operation = "PutItem", when = "after" });

        await Assert.ThrowsAsync<InternalServerErrorException>(() => sandbox.PutAsync("after"));

        Assert.Equal("1", await sandbox.ReadAsync("after"));
    }

    [Theory]
    [InlineData("dropRequest", false, null)]
    [InlineData("dropRequest", true, null)]
    [InlineData("dropAnswer", false, "1")]
    [InlineData("dropAnswer", true, "1")]
    public async Task Drop_OfAWrite_AppliesItOrNot(string effect, bool reset, string? left)
    {
        string id = $"{effect}-{reset}";
        await sandbox.SetAsync(new { effect, reset, operation = "PutItem" });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => sandbox.PutAsync(id));

        Assert.IsNotType<AmazonDynamoDBException>(error);
        Assert.Equal(left, await sandbox.ReadAsync(id));
        JsonElement head = (await sandbox.GetAsync("requests?operation=PutItem&limit=1")).GetProperty("requests")[0];
        Assert.Equal((0, "fault-"), (head.GetProperty("status").GetInt32(), head.GetProperty("fault").GetString()![..6]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DropAnswer_OfAnObject_LeavesItWritten(bool reset)
    {
        string key = $"dropped-{reset}";
        await sandbox.SetAsync(new { effect = "dropAnswer", reset, service = "s3", operation = "PutObject", keyPrefix = "dropped" });
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);

        await Assert.ThrowsAnyAsync<Exception>(() => PutObjectAsync(s3, key, "text"));

        Assert.Equal("text", await ReadObjectAsync(s3, key));
    }

    [Fact]
    public async Task SlowDown_AfterApplying_LeavesTheObjectWritten()
    {
        await sandbox.SetAsync(new { effect = "throttle", when = "after", service = "s3", operation = "PutObject" });
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);

        var error = await Assert.ThrowsAsync<AmazonS3Exception>(() => PutObjectAsync(s3, "slowed", "text"));

        Assert.Equal("SlowDown", error.ErrorCode);
        Assert.Equal("text", await ReadObjectAsync(s3, "slowed"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public async Task CutAnswer_InTheBody_EndsTheConnectionThere(int bytes)
    {
        await sandbox.SetAsync(new { effect = "cutAnswer", bytes });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        int read = 0;
        await Assert.ThrowsAnyAsync<IOException>(async () => read = await ReadToEndAsync(body, count => read = count));

        Assert.True(answer.Content.Headers.ContentLength > bytes);
        Assert.Equal(bytes, read);
    }

    [Fact]
    public async Task CutAnswer_OfAnObject_IsNoticedByTheClient()
    {
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);
        await PutObjectAsync(s3, "cut", new string('x', 100_000));
        await sandbox.SetAsync(new { effect = "cutAnswer", bytes = 50_000, operation = "GetObject" });

        await Assert.ThrowsAnyAsync<Exception>(() => ReadObjectAsync(s3, "cut"));
    }

    [Theory]
    [InlineData("""{"effect":"slowAnswer","bytesPerSecond":100000}""")]
    [InlineData("""{"effect":"stallAnswer","bytes":5,"delayMs":1}""")]
    [InlineData("""{"effect":"stallAnswer","delayMs":1}""")]
    [InlineData("""{"effect":"delay","delayMs":1}""")]
    [InlineData("""{"effect":"delay","delayMs":1,"when":"after"}""")]
    public async Task Slowness_EndsInTheWholeAnswer(string rule)
    {
        await sandbox.SetAsync(JsonSerializer.Deserialize<JsonElement>(rule));

        using HttpResponseMessage answer = await sandbox.DescribeAsync();
        byte[] body = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Crc(answer), Crc(body));
        Assert.Equal((1, 1), await sandbox.CountsAsync());
    }

    [Fact]
    public async Task StallAnswer_UntilTheClientGoes_SendsNoMoreThanItsBytes()
    {
        await sandbox.SetAsync(new { id = "stall", effect = "stallAnswer", bytes = 7 });
        byte[] buffer = new byte[100];
        using (HttpResponseMessage answer = await sandbox.DescribeAsync())
        {
            await using Stream body = await answer.Content.ReadAsStreamAsync();
            Assert.Equal(7, await body.ReadAtLeastAsync(buffer, 7));
        }

        // The head is noted when the sandbox has seen that the client is gone.
        await sandbox.UntilAsync(async () => (await sandbox.GetAsync("requests?fault=stall")).GetProperty("requests").GetArrayLength() == 1);
    }

    [Fact]
    public async Task CorruptAnswer_ChangesOneByteUnderTheRightChecksum()
    {
        byte[] right;
        await sandbox.SetAsync(new { effect = "corruptAnswer", bytes = 20, skip = 1 });
        using (HttpResponseMessage whole = await sandbox.DescribeAsync())
        {
            right = await whole.Content.ReadAsByteArrayAsync();
        }

        using HttpResponseMessage answer = await sandbox.DescribeAsync();
        byte[] body = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(Crc(right), Crc(answer));
        Assert.Equal([20], Enumerable.Range(0, right.Length).Where(i => right[i] != body[i]));
    }

    [Fact]
    public async Task WrongChecksum_OfDynamoDb_IsAnotherOverTheRightBody()
    {
        await sandbox.SetAsync(new { effect = "wrongChecksum" });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();

        Assert.NotEqual(Crc(answer), Crc(await answer.Content.ReadAsByteArrayAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => sandbox.DynamoDb.DescribeTableAsync(Table));
    }

    [Fact]
    public async Task WrongChecksum_OfS3_IsNoticedByTheClient()
    {
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);
        await PutObjectAsync(s3, "sum", "text");
        await sandbox.SetAsync(new { effect = "wrongChecksum", operation = "GetObject" });

        await Assert.ThrowsAnyAsync<AmazonClientException>(() => ReadObjectAsync(s3, "sum"));
    }

    [Theory]
    [InlineData(-900)]
    [InlineData(3600)]
    public async Task SkewDate_MovesTheDateHeader(int seconds)
    {
        DateTimeOffset now = (await sandbox.GetAsync("clock")).GetProperty("now").GetDateTimeOffset();
        await sandbox.SetAsync(new { effect = "skewDate", seconds });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();

        Assert.InRange(answer.Headers.Date!.Value - now, TimeSpan.FromSeconds(seconds - 1), TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task ExpireToken_OfASession_EndsItForGood()
    {
        using IAmazonSecurityTokenService sts = sandbox.Process.Sts(sandbox.Process.Source.Credentials);
        Credentials keys = (await sts.GetSessionTokenAsync(new GetSessionTokenRequest())).Credentials;
        using IAmazonDynamoDB client = sandbox.Process.DynamoDb(keys);
        await client.DescribeTableAsync(Table);
        await sandbox.SetAsync(new { effect = "expireToken", operation = "DescribeTable", count = 1 });

        string[] codes = [await CodeAsync(() => client.DescribeTableAsync(Table)), await CodeAsync(() => client.DescribeTableAsync(Table))];

        Assert.Equal(["ExpiredTokenException", "ExpiredTokenException"], codes);
        Assert.Equal((1, 1), await sandbox.CountsAsync());
    }

    [Fact]
    public async Task Delay_OfServiceTime_EndsWhenTheClockGetsThere()
    {
        await sandbox.SetAsync(new { effect = "delay", delayMs = 60_000, clock = "service", operation = "PutItem" });
        Task put = sandbox.PutAsync("delayed");
        await sandbox.UntilFiredAsync();
        Assert.Null(await sandbox.ReadAsync("delayed"));

        await sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 61 });
        await put;

        Assert.Equal("1", await sandbox.ReadAsync("delayed"));
    }

    [Fact]
    public async Task LateWrite_OfAClientThatHasGone_LandsAfterItsRetry()
    {
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 5000, drop = true, operation = "PutItem", count = 1 });

        // HttpClient sends a request once more when a connection that it has kept was closed: no error then, but two writes.
        await Record.ExceptionAsync(() => sandbox.PutAsync("late", "old"));
        await sandbox.PutAsync("late", "new");
        Assert.Equal("new", await sandbox.ReadAsync("late"));
        await sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 5 });

        Assert.Equal("old", await sandbox.ReadAsync("late"));
    }

    [Fact]
    public async Task LateWrite_WhosePermissionIsTakenAway_LandsAllTheSame()
    {
        object policy = SandboxProcess.Policy("Allow", "dynamodb:PutItem", "*");
        AWSCredentials writer = await sandbox.Process.MakeUserAsync("111111111111", "writer", policy);
        using IAmazonDynamoDB client = sandbox.Process.DynamoDb(writer);
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 5000, drop = true, principal = "*:user/writer" });
        var item = new Dictionary<string, AttributeValue> { ["id"] = new("fenced"), ["v"] = new("1") };

        await Assert.ThrowsAnyAsync<Exception>(() => client.PutItemAsync(Table, item));
        await sandbox.Process.MakeUserAsync("111111111111", "writer");
        Assert.Null(await sandbox.ReadAsync("fenced"));
        await sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 5 });

        Assert.Equal("1", await sandbox.ReadAsync("fenced"));
        Assert.Equal("AccessDeniedException", await CodeAsync(() => client.PutItemAsync(Table, item)));
    }

    [Fact]
    public async Task LateWrite_OfAClientThatWaits_IsAnswered()
    {
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 1, clock = "wall" });

        await sandbox.PutAsync("patient");

        Assert.Equal("1", await sandbox.ReadAsync("patient"));
    }

    [Fact]
    public async Task Unprocessed_OfABatchOfWrites_ComesBackAsItWasGiven()
    {
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 0.3, operation = "BatchWriteItem", count = 1 });
        List<WriteRequest> writes = [.. Enumerable.Range(0, 20).Select(i => new WriteRequest(new PutRequest(Item($"batch-{i}"))))];

        BatchWriteItemResponse answer = await sandbox.DynamoDb.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>> { [Table] = writes });

        string[] left = [.. answer.UnprocessedItems[Table].Select(write => write.PutRequest.Item["id"].S)];
        Assert.InRange(left.Length, 1, 15);
        foreach (WriteRequest write in writes)
        {
            string id = write.PutRequest.Item["id"].S;
            Assert.Equal(left.Contains(id) ? null : "1", await sandbox.ReadAsync(id));
        }
    }

    [Fact]
    public async Task Unprocessed_OfABatchOfReads_ComesBackAsItWasGiven()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"read-{i}")];
        await Task.WhenAll(ids.Select(id => sandbox.PutAsync(id)));
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 0.3, operation = "BatchGetItem", count = 1 });
        List<Dictionary<string, AttributeValue>> keys = [.. ids.Select(id => new Dictionary<string, AttributeValue> { ["id"] = new(id) })];

        BatchGetItemResponse answer = await sandbox.DynamoDb.BatchGetItemAsync(
            new Dictionary<string, KeysAndAttributes> { [Table] = new KeysAndAttributes { Keys = keys } });

        string[] left = [.. answer.UnprocessedKeys[Table].Keys.Select(key => key["id"].S)];
        Assert.InRange(left.Length, 1, 15);
        Assert.Equal(ids.Except(left).Order(), answer.Responses[Table].Select(item => item["id"].S).Order());
    }

    [Fact]
    public async Task Unprocessed_AllOfThem_IsAThrottle()
    {
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 1, operation = "BatchWriteItem", count = 1 });
        var writes = new Dictionary<string, List<WriteRequest>> { [Table] = [new WriteRequest(new PutRequest(Item("all")))] };

        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => sandbox.DynamoDb.BatchWriteItemAsync(writes));

        Assert.Null(await sandbox.ReadAsync("all"));
    }

    private static Dictionary<string, AttributeValue> Item(string id) => new() { ["id"] = new(id), ["v"] = new("1") };

    private static async Task<string> CodeAsync(Func<Task> call)
    {
        return (await Assert.ThrowsAnyAsync<AmazonServiceException>(call)).ErrorCode;
    }

    private static async Task<int> ReadToEndAsync(Stream body, Action<int> report)
    {
        byte[] buffer = new byte[1];
        int total = 0;
        while (await body.ReadAsync(buffer) > 0)
        {
            report(++total);
        }

        return total;
    }

    private static uint Crc(HttpResponseMessage answer)
    {
        return uint.Parse(answer.Headers.GetValues("x-amz-crc32").Single(), CultureInfo.InvariantCulture);
    }

    private static uint Crc(byte[] body)
    {
        ReflectedCrc crc = ReflectedCrc.Crc32;
        return (uint)(crc.Append(crc.Initial, body) ^ crc.Initial);
    }

    private Task PutObjectAsync(IAmazonS3 s3, string key, string text)
    {
        return s3.PutObjectAsync(new PutObjectRequest { BucketName = sandbox.Process.S3Bucket, Key = key, ContentBody = text });
    }

    private async Task<string> ReadObjectAsync(IAmazonS3 s3, string key)
    {
        using GetObjectResponse answer = await s3.GetObjectAsync(sandbox.Process.S3Bucket, key);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
