using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What clients see of answers that are lost or cut, and what is left of the request.</summary>
public sealed class LostAnswerFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

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

        await Assert.ThrowsAnyAsync<Exception>(() => sandbox.PutObjectAsync(s3, key, "text"));

        Assert.Equal("text", await sandbox.ReadObjectAsync(s3, key));
    }

    [Fact]
    public async Task SlowDown_AfterApplying_LeavesTheObjectWritten()
    {
        await sandbox.SetAsync(new { effect = "throttle", when = "after", service = "s3", operation = "PutObject" });
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);

        var error = await Assert.ThrowsAsync<AmazonS3Exception>(() => sandbox.PutObjectAsync(s3, "slowed", "text"));

        Assert.Equal("SlowDown", error.ErrorCode);
        Assert.Equal("text", await sandbox.ReadObjectAsync(s3, "slowed"));
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
        await sandbox.PutObjectAsync(s3, "cut", new string('x', 100_000));
        await sandbox.SetAsync(new { effect = "cutAnswer", bytes = 50_000, operation = "GetObject" });

        await Assert.ThrowsAnyAsync<Exception>(() => sandbox.ReadObjectAsync(s3, "cut"));
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
}
