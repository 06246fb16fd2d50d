using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>An answer is whole, or the call fails: never an empty page, never a write taken for done.</summary>
public sealed class RawAnswerTests
{
    private const string Page = """{"Count":1,"ScannedCount":1,"Items":[{"id":{"S":"a"}}]}""";

    // One call, three repeats.
    private const int Attempts = 4;

    [Fact]
    public async Task ScanAsync_SlowBody_IsAwaited()
    {
        var halfSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(Answer.Slow(Page, halfSent.SetResult, released.Task));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Task<RawScanPage> scan = ScanAsync(client);
        await halfSent.Task;
        Assert.False(scan.IsCompleted);
        released.SetResult();

        Assert.Single((await scan).Items);
    }

    [Fact]
    public async Task ScanAsync_ManySlowBodies_HoldNoThreadOfThePool()
    {
        const int Calls = 300;
        using var halfSent = new CountdownEvent(Calls);
        var allHalfSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(ScriptedServer.Repeat(Calls, Answer.Slow(Page, Count, released.Task)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Task<RawScanPage>[] scans = [.. Enumerable.Range(0, Calls).Select(_ => ScanAsync(client))];
        await allHalfSent.Task;
        int threads = ThreadPool.ThreadCount;
        released.SetResult();
        await Task.WhenAll(scans);

        Assert.InRange(threads, 1, Calls / 2);

        void Count()
        {
            if (halfSent.Signal())
            {
                allHalfSent.SetResult();
            }
        }
    }

    [Fact]
    public async Task ScanAsync_CanceledDuringBody_EndsAtOnce()
    {
        var halfSent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(Answer.Slow(Page, halfSent.SetResult, never.Task));
        using RawDynamoDbClient client = RawClients.Create(server.Url);
        using var stop = new CancellationTokenSource();

        Task<RawScanPage> scan = client.ScanAsync(new RawScanRequest { TableName = "T" }, stop.Token);
        await halfSent.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ScanAsync_CutInMidBodyThenWhole_RepeatsAndReadsWhole()
    {
        await using var server = new ScriptedServer(Answer.Cut(Page, 30), Answer.Json(Page));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Assert.Single((await ScanAsync(client)).Items);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public async Task ScanAsync_AlwaysCut_Fails(int afterBytes)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(20, Answer.Cut(Page, afterBytes)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => ScanAsync(client));

        Assert.True(fault is IOException or HttpRequestException, fault.ToString());
        // Two repeats over a fresh connection and the three of the policy; the SDK's own number would have been 14.
        Assert.Equal(Attempts + 2, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>Sign in to the network.</html>")]
    public async Task ScanAsync_SuccessOfSomebodyElse_Fails(string body)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(Attempts, Answer.Json(body)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ScanAsync(client));

        Assert.Equal(Attempts, server.Requests.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"Count\":0}")]
    [InlineData("{\"Count\":1,\"Items\":[]}")]
    [InlineData("{\"Items\":[]}")]
    [InlineData("{\"Count\":1,\"Items\":[{\"id\":{\"S\":\"a\"}}]")]
    [InlineData("{\"Count\":1,\"Items\":[{\"id\":{\"S\":\"a\"}}]}x")]
    [InlineData("{\"Count\":1,\"Items\":[{\"id\":{\"S\":\"a\"}}]}{}")]
    [InlineData("{\"Count\":1,\"Items\":[5]}")]
    [InlineData("{\"Count\":\"1\",\"Items\":[{\"id\":{\"S\":\"a\"}}]}")]
    public async Task ScanAsync_SuccessThatIsNoPage_Fails(string body)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(Attempts, Answer.Json(body)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() => ScanAsync(client));

        Assert.Equal(Attempts, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_LengthAnnouncedTooShort_Fails()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(Attempts, Answer.TooShort(Page, 40)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() => ScanAsync(client));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ScanAsync_NoContentLength_Fails(bool chunked)
    {
        await using var server = new ScriptedServer(
            ScriptedServer.Repeat(Attempts, chunked ? Answer.Chunked(Page) : Answer.EndedByClose(Page)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        var fault = await Assert.ThrowsAsync<IncompleteAnswerException>(() => ScanAsync(client));

        Assert.Equal("The answer does not announce its length (no Content-Length header).", fault.Message);
        Assert.Equal(Attempts, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_ChecksumOfTheBody_IsCompared()
    {
        // The CRC-32 of the page, computed apart from this program (zlib's crc32).
        const string Right = "x-amz-crc32: 1073890024\r\n";
        await using var server = new ScriptedServer(
            Answer.Json(Page, 200, "x-amz-crc32: 12345\r\n"), Answer.Json(Page, 200, Right));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        Assert.Single((await ScanAsync(client)).Items);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ScanAsync_OneAfterTheOther_UseOneConnection()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(5, Answer.Json(Page)));
        using RawDynamoDbClient client = RawClients.Create(server.Url);

        for (int call = 0; call < 5; call++)
        {
            await ScanAsync(client);
        }

        Assert.Equal([1, 1, 1, 1, 1], server.Requests.Select(request => request.Connection));
    }

    private static Task<RawScanPage> ScanAsync(RawDynamoDbClient client) =>
        client.ScanAsync(new RawScanRequest { TableName = "T" }, CancellationToken.None);
}
