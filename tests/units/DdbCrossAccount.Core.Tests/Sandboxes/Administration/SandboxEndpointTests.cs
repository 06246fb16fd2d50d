using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Tests.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes.Administration;

public sealed class SandboxEndpointTests
{
    private const string Url = "http://127.0.0.1:4711";

    [Fact]
    public async Task GetAsync_Refusal_TellsWhatTheSandboxSays()
    {
        SandboxSettingRefusedException error = await Assert.ThrowsAsync<SandboxSettingRefusedException>(
            () => AskAsync(Answers(HttpStatusCode.BadRequest, """{"message":"Member 'share' is not from 0 to 1"}""")));

        Assert.Equal(
            $"The sandbox at '{Url}' refuses that clock: Member 'share' is not from 0 to 1. Nothing was changed.", error.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, """{"message":"There is no such page."}""", "it answered with HTTP 404")]
    [InlineData(HttpStatusCode.OK, "<html>", "its answer is not the JSON that is expected")]
    [InlineData(HttpStatusCode.OK, "null", "its answer is not the JSON that is expected")]
    [InlineData(HttpStatusCode.OK, """{"now":"2026-01-02T03:04:05Z"}""", "its answer is not the JSON that is expected")]
    [InlineData(HttpStatusCode.BadRequest, "no", "its answer is not the JSON that is expected")]
    public async Task GetAsync_AnswerOfAnotherProgram_IsAnError(HttpStatusCode status, string answer, string what)
    {
        SandboxAnswerUnreadableException error = await Assert.ThrowsAsync<SandboxAnswerUnreadableException>(
            () => AskAsync(Answers(status, answer)));

        Assert.Contains($"to '/_sandbox/clock' is no sandbox that this module knows: {what}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "no connection could be made. Nothing was changed.")]
    [InlineData(HttpRequestError.ResponseEnded, "the answer was cut short. Whether it did what was asked is not known.")]
    public async Task GetAsync_NoAnswer_TellsWhetherItWasAsked(HttpRequestError fault, string end)
    {
        SandboxUnreachableException error = await Assert.ThrowsAsync<SandboxUnreachableException>(
            () => AskAsync(new FakeNetwork(_ => throw new HttpRequestException(fault))));

        Assert.Equal($"The sandbox at '{Url}' (process 7) gave no answer: {end}", error.Message);
    }

    [Fact]
    public async Task GetAsync_NobodyListens_SaysSo()
    {
        var endpoint = new SandboxEndpoint(new DdbSandbox { EndpointUrl = "http://127.0.0.1:1", ProcessId = 7 });

        SandboxUnreachableException error = await Assert.ThrowsAsync<SandboxUnreachableException>(
            () => endpoint.GetAsync("clock", SandboxJson.Default.SandboxClockState, "that clock", CancellationToken.None));

        Assert.EndsWith("gave no answer: the connection was refused. Nothing was changed.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("somewhere")]
    [InlineData("file:///etc/passwd")]
    public async Task GetAsync_ObjectWithoutAddress_IsDamaged(string url)
    {
        using var http = new HttpMessageInvoker(Answers(HttpStatusCode.OK, "{}"));
        var endpoint = new SandboxEndpoint(new DdbSandbox { EndpointUrl = url }, http);

        await Assert.ThrowsAsync<ObjectDamagedException>(
            () => endpoint.GetAsync("clock", SandboxJson.Default.SandboxClockState, "that clock", CancellationToken.None));
    }

    private static async Task AskAsync(FakeNetwork answers)
    {
        using var http = new HttpMessageInvoker(answers);
        var endpoint = new SandboxEndpoint(new DdbSandbox { EndpointUrl = Url, ProcessId = 7 }, http);
        await endpoint.GetAsync("clock", SandboxJson.Default.SandboxClockState, "that clock", CancellationToken.None);
    }

    private static FakeNetwork Answers(HttpStatusCode status, string json) =>
        new(_ => FakeNetwork.Answer(status, "application/json", json));
}
