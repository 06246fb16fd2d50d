using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.CdcFunction.Runtime;
using Xunit;

namespace DdbCrossAccount.CdcFunction.Tests.Runtime;

public sealed class RuntimeApiTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task Next_OfAnInvocation_TellsItsFacts()
    {
        HttpResponseMessage answer = new(HttpStatusCode.OK) { Content = new StringContent("{}") };
        answer.Headers.Add("Lambda-Runtime-Aws-Request-Id", "r1");
        answer.Headers.Add("Lambda-Runtime-Invoked-Function-Arn", "arn:f:7");
        answer.Headers.Add("Lambda-Runtime-Deadline-Ms", "1763726400123");
        answer.Headers.Add("Lambda-Runtime-Trace-Id", "Root=1-2-3");
        ScriptedHandler handler = new(_ => answer);
        using RuntimeApi api = new("127.0.0.1:9001", handler);

        RuntimeInvocation invocation = await api.NextAsync(Token);

        Assert.Equal("/2018-06-01/runtime/invocation/next", Assert.Single(handler.Requests).Path);
        Assert.Equal(("r1", "arn:f:7"), (invocation.Facts.RequestId, invocation.Facts.FunctionArn));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1763726400123), invocation.Facts.Deadline);
        Assert.Equal("{}", Encoding.UTF8.GetString(invocation.Payload.Span));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Next_WithoutAnInvocation_EndsTheProcess(HttpStatusCode status)
    {
        using RuntimeApi api = new("127.0.0.1:9001", new ScriptedHandler(_ => ScriptedHandler.Status(status)));

        await Assert.ThrowsAsync<RuntimeApiException>(() => api.NextAsync(Token));
    }

    [Fact]
    public async Task Next_FromNobody_EndsTheProcess()
    {
        using RuntimeApi api = new("127.0.0.1:9001", new ScriptedHandler(_ => throw new HttpRequestException("refused")));

        await Assert.ThrowsAsync<RuntimeApiException>(() => api.NextAsync(Token));
    }

    [Fact]
    public async Task Respond_OfATooLargeAnswer_FailsTheInvocation()
    {
        ScriptedHandler handler = new(request => ScriptedHandler.Status(
            request.RequestUri!.AbsolutePath.EndsWith("response", StringComparison.Ordinal)
                ? HttpStatusCode.RequestEntityTooLarge
                : HttpStatusCode.Accepted));
        using RuntimeApi api = new("127.0.0.1:9001", handler);

        await api.RespondAsync("r1", new byte[] { 1 }, Token);

        Assert.Equal(
            ["/2018-06-01/runtime/invocation/r1/response", "/2018-06-01/runtime/invocation/r1/error"],
            handler.Requests.ConvertAll(request => request.Path));
        Assert.Equal("Function.AnswerTooLarge", handler.Requests[1].ErrorType);
    }

    [Fact]
    public async Task Respond_ToAnInvocationThatIsOver_GoesOn()
    {
        using RuntimeApi api = new("127.0.0.1:9001", new ScriptedHandler(_ => ScriptedHandler.Status(HttpStatusCode.BadRequest)));

        await api.RespondAsync("r1", new byte[] { 1 }, Token);
    }

    [Fact]
    public async Task FailInit_Always_TellsTheErrorInJson()
    {
        ScriptedHandler handler = new(_ => ScriptedHandler.Status(HttpStatusCode.Accepted));
        using RuntimeApi api = new("127.0.0.1:9001", handler);

        await api.FailInitAsync(new RuntimeFailure("SettingUnusable", "The variable \"X\" is not set."), Token);

        (string path, string body, string? errorType) = Assert.Single(handler.Requests);
        Assert.Equal("/2018-06-01/runtime/init/error", path);
        Assert.Equal("Runtime.SettingUnusable", errorType);
        Assert.Equal(
            """{"errorMessage":"The variable \u0022X\u0022 is not set.","errorType":"SettingUnusable","stackTrace":[]}""", body);
    }
}
