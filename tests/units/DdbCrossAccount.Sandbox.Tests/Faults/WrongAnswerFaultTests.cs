using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What clients see of answers that are wrong: bytes, checksums, dates; and of sessions that end early.</summary>
public sealed class WrongAnswerFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    private const string Table = FaultedSandbox.Table;

    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

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

        Assert.Equal(AnswerChecksum.Of(right), AnswerChecksum.Of(answer));
        Assert.Equal([20], Enumerable.Range(0, right.Length).Where(i => right[i] != body[i]));
    }

    [Fact]
    public async Task WrongChecksum_OfDynamoDb_IsAnotherOverTheRightBody()
    {
        await sandbox.SetAsync(new { effect = "wrongChecksum" });

        using HttpResponseMessage answer = await sandbox.DescribeAsync();

        Assert.NotEqual(AnswerChecksum.Of(answer), AnswerChecksum.Of(await answer.Content.ReadAsByteArrayAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => sandbox.DynamoDb.DescribeTableAsync(Table));
    }

    [Fact]
    public async Task WrongChecksum_OfS3_IsNoticedByTheClient()
    {
        using IAmazonS3 s3 = sandbox.Process.S3(sandbox.Process.Target.Credentials);
        await sandbox.PutObjectAsync(s3, "sum", "text");
        await sandbox.SetAsync(new { effect = "wrongChecksum", operation = "GetObject" });

        await Assert.ThrowsAnyAsync<AmazonClientException>(() => sandbox.ReadObjectAsync(s3, "sum"));
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

    private static async Task<string> CodeAsync(Func<Task> call)
    {
        return (await Assert.ThrowsAnyAsync<AmazonServiceException>(call)).ErrorCode;
    }
}
