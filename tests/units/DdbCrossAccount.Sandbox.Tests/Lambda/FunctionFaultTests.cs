using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Sandbox.Tests.Faults;
using DdbCrossAccount.Sandbox.Tests.Http;
using DdbCrossAccount.TestFunction;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>A function as a process that writes to the sandbox which runs it, and the faults that meet it there.</summary>
public sealed class FunctionFaultTests : IAsyncLifetime
{
    private const string Put = """{"do":"put","table":"Things","items":5}""";
    private readonly FaultedSandbox _sandbox = new();

    public async Task InitializeAsync()
    {
        await _sandbox.InitializeAsync();
        await _sandbox.Process.AdministerAsync("setup", new
        {
            roles = new object[]
            {
                MakeRole("111111111111", "runner", new { Service = "lambda.amazonaws.com" }, "dynamodb:PutItem", "sts:AssumeRole"),
                MakeRole("111111111111", "writer", new { AWS = "arn:aws:iam::111111111111:role/runner" }, "dynamodb:PutItem"),
            },
        });
        using HttpResponseMessage created = await SendAsync(HttpMethod.Post, "/2015-03-31/functions", $$"""
            {"FunctionName":"apply","Runtime":"dotnet10","Handler":"{{TestFunctionPackage.Handler}}","Timeout":60,"MemorySize":512,
             "Role":"arn:aws:iam::111111111111:role/runner","Code":{"ZipFile":"{{Convert.ToBase64String(TestFunctionPackage.Zip)}}"} }
            """);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        await _sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 1 });
    }

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Function_WithoutFaults_WritesUnderItsRole()
    {
        Assert.Equal("null", await InvokeAsync(Put));

        Assert.Equal("1 1 1 1 1", await ItemsAsync());
    }

    [Theory]
    [InlineData("after", "1 1 1 0 0")]
    [InlineData("before", "1 1 0 0 0")]
    public async Task KillFunction_AtItsThirdRequest_LeavesWhatWasWrittenBefore(string when, string items)
    {
        await _sandbox.SetAsync(new { effect = "killFunction", function = "apply", atRequest = 3, when, count = 1 });

        JsonNode error = JsonNode.Parse(await InvokeAsync(Put))!;

        Assert.Equal("Runtime.ExitError", (string?)error["errorType"]);
        await UntilAppliedAsync(items);
        Assert.Equal("null", await InvokeAsync(Put));
        Assert.Equal("1 1 1 1 1", await ItemsAsync());
    }

    [Fact]
    public async Task KillFunction_ThatHasAssumedAnotherRole_CountsItsRequestsToo()
    {
        await _sandbox.SetAsync(new { effect = "killFunction", atRequest = 2, when = "before" });

        JsonNode error = JsonNode.Parse(await InvokeAsync(
            """{"do":"put","table":"Things","items":5,"role":"arn:aws:iam::111111111111:role/writer"}"""))!;

        Assert.Equal("Runtime.ExitError", (string?)error["errorType"]);
        Assert.Equal("0 0 0 0 0", await ItemsAsync());
    }

    [Fact]
    public async Task LateWrite_OfAProcessThatWasKilled_LandsWhenItsTimeHasCome()
    {
        await _sandbox.SetAsync(
            new { effect = "lateWrite", operation = "PutItem", principal = "*runner*", skip = 1, count = 1, delayMs = 60_000 },
            new { effect = "killFunction", atRequest = 2 });

        await InvokeAsync(Put);
        Assert.Equal("1 0 0 0 0", await ItemsAsync());
        await _sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 60 });

        Assert.Equal("1 1 0 0 0", await ItemsAsync());
    }

    [Fact]
    public async Task ExpireToken_OfTheRolesSession_FailsTheInvocationAndNotTheNext()
    {
        await _sandbox.SetAsync(new { effect = "expireToken", operation = "PutItem", principal = "*runner*", skip = 2, count = 1 });

        JsonNode error = JsonNode.Parse(await InvokeAsync(Put))!;

        Assert.Contains("expired", (string?)error["errorMessage"], StringComparison.Ordinal);
        Assert.Equal("1 1 0 0 0", await ItemsAsync());
        Assert.Equal("null", await InvokeAsync(Put));
    }

    [Fact]
    public async Task Pages_OfFunctions_TellEnvironmentsAndLog()
    {
        await InvokeAsync("""{"do":"write","text":"one line"}""");

        JsonElement environment = (await _sandbox.GetAsync("functions")).GetProperty("environments")[0];
        Assert.Equal("idle", environment.GetProperty("state").GetString());
        Assert.Equal("arn:aws:lambda:eu-west-1:111111111111:function:apply:$LATEST", environment.GetProperty("function").GetString());
        await _sandbox.UntilAsync(async () =>
            (await _sandbox.GetAsync("functions/apply")).GetRawText().Contains("one line", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task Sandbox_ThatIsKilled_LeavesNoFunctionBehind()
    {
        await InvokeAsync("{}");
        JsonElement environment = (await _sandbox.GetAsync("functions")).GetProperty("environments")[0];
        using Process function = Process.GetProcessById(environment.GetProperty("processId").GetInt32());

        _sandbox.Process.Process.Kill();

        await function.WaitForExitAsync();
    }

    private static object MakeRole(string accountId, string roleName, object principal, params string[] actions) => new
    {
        accountId,
        roleName,
        trustPolicy = SandboxProcess.Policy("Allow", "sts:AssumeRole", null!, principal: principal),
        policies = new[] { SandboxProcess.Policy("Allow", actions, "*") },
    };

    private async Task<string> InvokeAsync(string payload)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/2015-03-31/functions/apply/invocations", payload);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        using var request = new HttpRequestMessage(method, _sandbox.Process.Endpoint + path) { Content = new ByteArrayContent(body) };
        new RequestSigner(_sandbox.Process.Source, TimeProvider.System.GetUtcNow()).Sign(request, "lambda", RequestSigner.Hash(body));
        return await _sandbox.Process.Http.SendAsync(request);
    }

    // The request of a dead process is applied by itself.
    private Task UntilAppliedAsync(string items) => _sandbox.UntilAsync(async () => await ItemsAsync() == items);

    /// <summary>1 for each of the five items that is there.</summary>
    private async Task<string> ItemsAsync()
    {
        var found = new List<int>();
        for (int i = 1; i <= 5; i++)
        {
            GetItemResponse read = await _sandbox.DynamoDb.GetItemAsync(
                FaultedSandbox.Table, new() { ["id"] = new($"{i}") }, consistentRead: true);
            found.Add(read.IsItemSet ? 1 : 0);
        }

        return string.Join(' ', found);
    }
}
