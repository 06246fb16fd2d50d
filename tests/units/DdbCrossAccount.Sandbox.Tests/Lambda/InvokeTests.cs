using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;
using static DdbCrossAccount.Sandbox.Tests.Lambda.LambdaAccountSetup;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>Invocations with a function in the test itself: versions, limits, events, faults.</summary>
public sealed class InvokeTests : IDisposable
{
    private const string Invocations = "/2015-03-31/functions/apply/invocations";
    private readonly LambdaCaller _caller = new();
    private readonly ConcurrentQueue<string> _runs = new();
    private Func<InvocationFacts, CancellationToken, Task<FunctionOutcome>> _function = (_, _) => Task.FromResult(Answer("null"));

    public InvokeTests()
    {
        MakeRoles(_caller);
        _caller.Services.FunctionRuntime = new DelegateRuntime((version, payload, facts, token) =>
        {
            _runs.Enqueue($"{version.Version} {version.Settings.Description} {Encoding.UTF8.GetString(payload.Span)}".Replace("  ", " ", StringComparison.Ordinal));
            return _function(facts, token);
        });
    }

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Invoke_OfAFunction_GivesItsAnswerAndTheVersion()
    {
        CreateFunction(_caller, more: ""","Publish":true""");
        _function = (_, _) => Task.FromResult(Answer("""{"batchItemFailures":[]}"""));

        LambdaAnswer answer = await InvokeAsync("""{"a":1}""", "?Qualifier=1");

        Assert.Equal((200, """{"batchItemFailures":[]}""", "1"), (answer.Status, Encoding.UTF8.GetString(answer.Bytes), answer.Headers["X-Amz-Executed-Version"]));
        Assert.Equal(["""1 {"a":1}"""], _runs);
    }

    [Fact]
    public async Task Invoke_WhileAnUpdateRuns_MeetsTheVersionOfBefore()
    {
        CreateFunction(_caller, more: ""","Description":"old" """);
        _caller.Call("PUT /2015-03-31/functions/apply/configuration", """{"Description":"new"}""");
        await InvokeAsync("1");
        _caller.Pass(1);
        await InvokeAsync("2");

        Assert.Equal(["$LATEST old 1", "$LATEST new 2"], _runs);
    }

    [Fact]
    public async Task Invoke_WhilePending_IsAConflict()
    {
        _caller.Call("POST /2015-03-31/functions", CreateRequest());

        ServiceException error = await RefusedAsync("{}");

        Assert.Equal(("ResourceConflictException", 409), (error.Code, error.StatusCode));
    }

    [Fact]
    public async Task Invoke_PayloadThatIsNoJson_IsRefused()
    {
        CreateFunction(_caller);

        Assert.Equal("InvalidRequestContentException", (await RefusedAsync("hello")).Code);
        ServiceException large = await RefusedAsync($"\"{new string('x', 6 * 1024 * 1024)}\"");
        Assert.Equal(
            ("RequestTooLargeException", 413, "6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)"),
            (large.Code, large.StatusCode, large.Message));
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task Invoke_BeyondTheReservedConcurrency_IsThrottled()
    {
        CreateFunction(_caller);
        Reserve(1);
        var answered = new TaskCompletionSource<FunctionOutcome>();
        _function = (_, _) => answered.Task;
        Task<LambdaAnswer> first = InvokeAsync("1");

        ServiceException error = await RefusedAsync("2");
        answered.SetResult(Answer("null"));
        await first;
        await InvokeAsync("3");

        Assert.Equal(("TooManyRequestsException", 429, "Rate Exceeded."), (error.Code, error.StatusCode, error.Message));
        Assert.Equal("\"ReservedFunctionConcurrentInvocationLimitExceeded\"", Encoding.UTF8.GetString(error.Members.Single().Value.Span));
        Assert.Equal(["$LATEST 1", "$LATEST 3"], _runs);
        Reserve(0);
        Assert.Equal(429, (await RefusedAsync("4")).StatusCode);
    }

    [Fact]
    public async Task Invoke_DryRun_OnlyAsksWhetherTheCallerMay()
    {
        CreateFunction(_caller);

        LambdaAnswer answer = await InvokeAsync("{}", headers: Type("DryRun"));

        Assert.Equal((204, 0), (answer.Status, answer.Bytes.Length));
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task Invoke_EventThatFails_IsTriedTwiceMore()
    {
        CreateFunction(_caller);
        _function = (facts, _) => Task.FromResult(FunctionOutcome.Ended(facts.RequestId, 1));

        LambdaAnswer answer = await InvokeAsync("1", headers: Type("Event"));
        Assert.Equal(202, answer.Status);
        _caller.Pass(59);
        Assert.Single(_runs);
        _caller.Pass(1);
        Assert.Equal(2, _runs.Count);
        _caller.Pass(120);
        Assert.Equal(3, _runs.Count);
        _caller.Pass(3600);
        Assert.Equal(3, _runs.Count);
    }

    [Fact]
    public async Task Invoke_EventThatIsThrottled_IsTriedUntilThereIsRoom()
    {
        CreateFunction(_caller);
        Reserve(0);
        await InvokeAsync("1", headers: Type("Event"));
        _caller.Pass(600);
        Assert.Empty(_runs);
        _caller.Call("DELETE /2017-10-31/functions/apply/concurrency");
        _caller.Pass(600);

        Assert.Single(_runs);
    }

    [Fact]
    public async Task Invoke_OfAnAliasWithWeights_GoesToBothVersions()
    {
        CreateFunction(_caller, more: ""","Publish":true""");
        _caller.Call("PUT /2015-03-31/functions/apply/configuration", """{"Description":"new"}""");
        _caller.Pass(1);
        _caller.Call("POST /2015-03-31/functions/apply/versions");
        _caller.Pass(1);
        _caller.Call(
            "POST /2015-03-31/functions/apply/aliases",
            """{"Name":"live","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.5}}}""");
        for (int i = 0; i < 40; i++)
        {
            await InvokeAsync("0", "?Qualifier=live");
        }

        Assert.Equal(["1", "2"], _runs.Select(run => run[..1]).Distinct().Order());
    }

    [Fact]
    public async Task Invoke_RoleThatTrustsLambdaNoLonger_IsRefused()
    {
        CreateFunction(_caller);
        _caller.Services.Accounts.FindRole(Role)!.ReplaceTrust(_caller.Services.Accounts.FindRole(RoleWithoutTrust)!.TrustAt(0));

        Assert.Equal("AccessDeniedException", (await RefusedAsync("{}")).Code);
    }

    [Fact]
    public async Task Fault_OfAFunction_HitsThoseThatItNames()
    {
        CreateFunction(_caller);
        CreateFunction(_caller, "other");
        Set("""{"effect":"garbleFunction","function":"oth*","answer":"{"}""", """{"effect":"timeOutFunction","function":"apply","skip":1}""");

        Assert.Equal("null", Encoding.UTF8.GetString((await InvokeAsync("1")).Bytes));
        Assert.EndsWith("Task timed out after 3.00 seconds", (string?)(await InvokeAsync("2")).Body["errorMessage"], StringComparison.Ordinal);
        LambdaAnswer other = await _caller.CallAsync("POST /2015-03-31/functions/other/invocations", "3", Caller);
        Assert.Equal("{", Encoding.UTF8.GetString(other.Bytes));
        Assert.Equal(["$LATEST 1", "$LATEST 2", "$LATEST 3"], _runs);
    }

    [Fact]
    public async Task Fault_DuplicateInvocation_RunsTwiceAtOnce()
    {
        CreateFunction(_caller);
        Set("""{"effect":"duplicateInvocation"}""");
        var both = new CountdownEvent(2);
        var ids = new ConcurrentBag<string>();
        _function = async (facts, token) =>
        {
            ids.Add(facts.RequestId);
            both.Signal();
            await Task.Run(() => both.Wait(token), token);
            return Answer("null");
        };

        await InvokeAsync("1");

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(["$LATEST 1", "$LATEST 1"], _runs);
    }

    [Theory]
    [InlineData("killFunction", "Runtime.ExitError")]
    [InlineData("exhaustMemory", "Runtime.OutOfMemory")]
    [InlineData("timeOutFunction", "Sandbox.Timedout")]
    public async Task Fault_AtARequestOfTheFunction_EndsIt(string effect, string errorType)
    {
        CreateFunction(_caller);
        Set($$"""{"effect":"{{effect}}","atRequest":2,"when":"before"}""");
        var noted = new List<bool>();
        _function = (facts, token) =>
        {
            var key = _caller.Services.Lambda.Roles.OpenSession(_caller.Services.Lambda.Find(Function)!.Latest);
            using (facts.Requests!.Follow(key.Id))
            {
                noted.Add(_caller.Services.Lambda.Requests.Note(key.Principal));
                Assert.False(token.IsCancellationRequested);
                noted.Add(_caller.Services.Lambda.Requests.Note(key.Principal with { AccessKeyId = "ASIAOTHER", OriginKeyId = key.Id }));
                Assert.True(token.IsCancellationRequested);
            }

            return Task.FromResult(Answer("null"));
        };

        LambdaAnswer answer = await InvokeAsync("1");

        Assert.Equal([true, false], noted);
        Assert.Equal(errorType, (string?)answer.Body["errorType"]);
    }

    private static FunctionArn Function => new(DynamoDbCaller.Source, DynamoDbCaller.Region, "apply");

    private Sandbox.Accounts.Principal Caller => _caller.DynamoDb.Root(DynamoDbCaller.Source);

    private static FunctionOutcome Answer(string text) => FunctionOutcome.Answered(Encoding.UTF8.GetBytes(text));

    private static Dictionary<string, string> Type(string type) => new() { ["X-Amz-Invocation-Type"] = type };

    private void Set(params string[] rules) => _caller.Services.Faults.Set([.. rules.Select(_caller.Services.Faults.Reader.ReadText)]);

    private void Reserve(int count)
    {
        _caller.Call("PUT /2017-10-31/functions/apply/concurrency", $$"""{"ReservedConcurrentExecutions":{{count}}}""");
    }

    private Task<LambdaAnswer> InvokeAsync(string payload, string query = "", Dictionary<string, string>? headers = null)
    {
        return _caller.CallAsync($"POST {Invocations}{query}", payload, Caller, headers);
    }

    private Task<ServiceException> RefusedAsync(string payload)
    {
        return Assert.ThrowsAsync<ServiceException>(() => InvokeAsync(payload));
    }
}
