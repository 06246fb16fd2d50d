using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What clients see of answers that are slow or stall, and of requests that are delayed.</summary>
public sealed class SlowAnswerFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

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
        Assert.Equal(AnswerChecksum.Of(answer), AnswerChecksum.Of(body));
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
}
