using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using DdbCrossAccount.TestFunction;
using Xunit;
using static DdbCrossAccount.Sandbox.Tests.Lambda.LambdaAccountSetup;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>A function as a process of its own: what it finds, and what becomes of it.</summary>
public sealed class FunctionProcessTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-west-1:111111111111:function:apply";
    private readonly LambdaCaller _caller = new(new SandboxOptions { FunctionInitDuration = TimeSpan.FromSeconds(30) });

    public Task InitializeAsync()
    {
        MakeRoles(_caller);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _caller.Services.FunctionRuntime.DisposeAsync();
        _caller.Dispose();
    }

    [Fact]
    public async Task Process_StartedForAnInvocation_HasTheEnvironmentOfAFunctionAndNothingElse()
    {
        _caller.Services.Endpoint = "http://127.0.0.1:1";
        Create(""","Environment":{"Variables":{"OWN":"ä \"1\""}},"MemorySize":256""");

        JsonNode variables = JsonNode.Parse((await InvokeAsync("""{"do":"environment"}""")).Bytes)!;

        Assert.Equal(
            """
            AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION AWS_ENDPOINT_URL AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_MEMORY_SIZE
            AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_FORMAT
            AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_RUNTIME_API AWS_REGION AWS_SECRET_ACCESS_KEY
            AWS_SESSION_TOKEN LAMBDA_RUNTIME_DIR LAMBDA_TASK_ROOT LANG OWN PATH TEMP TMPDIR TZ
            _HANDLER
            """.ReplaceLineEndings(" "),
            string.Join(' ', variables.AsObject().Select(pair => pair.Key).Where(name => name is not ("PWD" or "OLDPWD" or "SHLVL" or "_" or "SystemRoot"))
                .Order(StringComparer.Ordinal)));
        Assert.Equal(
            $"eu-west-1 {TestFunctionPackage.Handler} ä \"1\" apply $LATEST 256 http://127.0.0.1:1",
            $"{variables["AWS_REGION"]} {variables["_HANDLER"]} {variables["OWN"]} {variables["AWS_LAMBDA_FUNCTION_NAME"]} "
            + $"{variables["AWS_LAMBDA_FUNCTION_VERSION"]} {variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]} {variables["AWS_ENDPOINT_URL"]}");
        Assert.True(_caller.Services.Accounts.TryFindKey((string)variables["AWS_ACCESS_KEY_ID"]!, out var key));
        Assert.Equal("arn:aws:sts::111111111111:assumed-role/runner/apply", key.Principal.Arn);
    }

    [Fact]
    public async Task Invoke_OneAfterAnother_UsesTheSameProcessAndTellsOfEach()
    {
        Create(""","Publish":true,"Timeout":10""");
        long before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        JsonNode first = (await InvokeAsync("{}", qualifier: "1")).Body;
        JsonNode second = (await InvokeAsync("{}", qualifier: "1")).Body;
        JsonNode other = (await InvokeAsync("{}")).Body;

        Assert.Equal((int)first["process"]!, (int)second["process"]!);
        Assert.NotEqual((int)first["process"]!, (int)other["process"]!);
        JsonNode facts = second["facts"]!;
        Assert.Equal($"{Arn}:1", (string?)facts["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.Equal(Arn, (string?)other["facts"]!["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.NotEqual((string?)first["facts"]!["Lambda-Runtime-Aws-Request-Id"], (string?)facts["Lambda-Runtime-Aws-Request-Id"]);
        Assert.InRange(long.Parse((string)first["facts"]!["Lambda-Runtime-Deadline-Ms"]!), before + 10_000, before + 600_000);
    }

    [Fact]
    public async Task Invoke_SeveralAtOnce_UsesAProcessForEach()
    {
        Create();

        LambdaAnswer[] answers = await Task.WhenAll(InvokeAsync("{}"), InvokeAsync("{}"));

        Assert.Equal(2, answers.Select(answer => (int)answer.Body["process"]!).Distinct().Count());
    }

    [Fact]
    public async Task Invoke_FunctionThatTakesTooLong_TimesOutAndItsProcessIsGone()
    {
        Create(""","Timeout":1""");
        int process = (int)(await InvokeAsync("{}")).Body["process"]!;

        LambdaAnswer answer = await InvokeAsync("""{"do":"hang"}""");

        Assert.Equal((200, "Unhandled"), (answer.Status, answer.Headers["X-Amz-Function-Error"]));
        Assert.Equal("Sandbox.Timedout", (string?)answer.Body["errorType"]);
        Assert.EndsWith(" Error: Task timed out after 1.00 seconds", (string?)answer.Body["errorMessage"], StringComparison.Ordinal);
        Assert.False(IsAlive(process));
        Assert.NotEqual(process, (int)(await InvokeAsync("{}")).Body["process"]!);
    }

    [Theory]
    [InlineData("""{"do":"exit","code":7}""", "Runtime.ExitError", "Runtime exited with error: exit status 7")]
    [InlineData("""{"do":"exit","code":0}""", "Runtime.ExitError", "Runtime exited without providing a reason")]
    [InlineData("""{"do":"kill"}""", "Runtime.ExitError", "Runtime exited with error: signal: killed")]
    [InlineData("""{"do":"allocate","megabytes":200}""", "Runtime.OutOfMemory", "Runtime exited with error: signal: killed")]
    public async Task Invoke_ProcessThatEnds_IsToldAsLambdaTellsIt(string payload, string errorType, string message)
    {
        Create(""","Timeout":60""");

        LambdaAnswer answer = await InvokeAsync(payload);

        Assert.Equal("Unhandled", answer.Headers["X-Amz-Function-Error"]);
        Assert.Equal(errorType, (string?)answer.Body["errorType"]);
        Assert.EndsWith($" Error: {message}", (string?)answer.Body["errorMessage"], StringComparison.Ordinal);
        Assert.NotNull((await InvokeAsync("{}")).Body["process"]);
    }

    [Fact]
    public async Task Invoke_AnswerThatIsNoJson_GoesThroughAsItIs()
    {
        Create();

        LambdaAnswer answer = await InvokeAsync("""{"do":"answer","text":"<html>"}""");

        Assert.Equal("<html>", Encoding.UTF8.GetString(answer.Bytes));
        Assert.DoesNotContain("X-Amz-Function-Error", answer.Headers.Keys);
    }

    [Fact]
    public async Task Invoke_FunctionThatFails_TellsItsOwnError()
    {
        Create();

        LambdaAnswer answer = await InvokeAsync("""{"do":"fail"}""");

        Assert.Equal("Unhandled", answer.Headers["X-Amz-Function-Error"]);
        Assert.Equal("""{"errorMessage":"it was asked for","errorType":"InvalidOperationException"}""", answer.Body.ToJsonString());
    }

    [Fact]
    public async Task Invoke_AnswerOfMoreThanSixMegabytes_IsTooLarge()
    {
        Create(""","MemorySize":512,"Timeout":60""");

        Assert.Equal(6_291_556, (await InvokeAsync("""{"do":"large","length":6291556}""")).Bytes.Length);
        LambdaAnswer answer = await InvokeAsync("""{"do":"large","length":6291557}""");

        Assert.Equal("Function.ResponseSizeTooLarge", (string?)answer.Body["errorType"]);
        Assert.Contains("exceeded maximum allowed payload size (6291556 bytes)", (string?)answer.Body["errorMessage"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit", "Runtime.ExitError", "Runtime exited with error: exit status 3")]
    [InlineData("error", "Test.NoLuck", "no luck")]
    public async Task Invoke_ProgramThatDoesNotStart_TellsWhy(string start, string errorType, string message)
    {
        Create($$$""","Environment":{"Variables":{"START":"{{{start}}}"}}""");

        LambdaAnswer answer = await InvokeAsync("{}");

        Assert.Equal("Unhandled", answer.Headers["X-Amz-Function-Error"]);
        Assert.Equal(errorType, (string?)answer.Body["errorType"]);
        Assert.EndsWith(message, (string?)answer.Body["errorMessage"], StringComparison.Ordinal);
        Assert.Empty(Runtime.Processes);
    }

    [Fact]
    public async Task Invoke_ProgramThatHangsAtItsStart_TimesOut()
    {
        using var caller = new LambdaCaller(new SandboxOptions { FunctionInitDuration = TimeSpan.FromMilliseconds(300) });
        MakeRoles(caller);
        Create(caller, ""","Timeout":1,"Environment":{"Variables":{"START":"hang"}}""");

        LambdaAnswer answer = await InvokeAsync(caller, "{}");

        Assert.Equal("Sandbox.Timedout", (string?)answer.Body["errorType"]);
        await caller.Services.FunctionRuntime.DisposeAsync();
    }

    [Fact]
    public async Task Log_OfAnInvocation_HasWhatTheFunctionWroteAndWhatLambdaTells()
    {
        Create();

        LambdaAnswer answer = await InvokeAsync("""{"do":"write","text":"one line"}""", headers: new() { ["X-Amz-Log-Type"] = "Tail" });

        string tail = Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers["X-Amz-Log-Result"]));
        Assert.StartsWith("START RequestId: ", tail, StringComparison.Ordinal);
        Assert.Contains("\nREPORT RequestId: ", tail, StringComparison.Ordinal);
        while (!Runtime.FindLog(Arn)!.Lines.Any(line => line.Text == "one line"))
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Update_OfTheFunction_EndsTheProcessesOfBefore()
    {
        Create();
        int process = (int)(await InvokeAsync("{}")).Body["process"]!;
        _caller.Call("PUT /2015-03-31/functions/apply/configuration", """{"Description":"new"}""");
        Assert.Equal(process, (int)(await InvokeAsync("{}")).Body["process"]!);
        _caller.Pass(1);

        Assert.NotEqual(process, (int)(await InvokeAsync("{}")).Body["process"]!);
        Assert.False(IsAlive(process));
    }

    [Fact]
    public async Task Session_ThatHasExpired_IsReplacedWithItsProcess()
    {
        Create();
        int process = (int)(await InvokeAsync("{}")).Body["process"]!;
        _caller.Services.Accounts.Expire(Runtime.Processes.Single().Process.Key.Id);

        Assert.NotEqual(process, (int)(await InvokeAsync("{}")).Body["process"]!);
    }

    [UnixFact]
    public async Task Invoke_ProvidedRuntime_StartsBootstrap()
    {
        Create(
            """{"FunctionName":"apply","Runtime":"provided.al2023","Handler":"any","Role":"ROLE","Code":{"ZipFile":"ZIP"},"Timeout":60}""",
            TestFunctionPackage.Pack($"#!/bin/sh\nexec dotnet \"$LAMBDA_TASK_ROOT/{TestFunctionPackage.Handler}.dll\"\n"));

        Assert.NotNull((await InvokeAsync("{}")).Body["process"]);
    }

    [UnixFact]
    public async Task Invoke_BootstrapThatMayNotBeRun_IsAnInvalidEntrypoint()
    {
        Create(
            """{"FunctionName":"apply","Runtime":"provided.al2023","Handler":"any","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""",
            TestFunctionPackage.Pack("#!/bin/sh\n", isExecutable: false));

        LambdaAnswer answer = await InvokeAsync("{}");

        Assert.Equal("Runtime.InvalidEntrypoint", (string?)answer.Body["errorType"]);
        Assert.EndsWith("fork/exec /var/task/bootstrap: permission denied", (string?)answer.Body["errorMessage"], StringComparison.Ordinal);
    }

    private ProcessRuntime Runtime => (ProcessRuntime)_caller.Services.FunctionRuntime;

    private void Create(string more = "") => Create(_caller, more);

    private static void Create(LambdaCaller caller, string more)
    {
        string request = $$"""
            {"FunctionName":"apply","Runtime":"dotnet10","Handler":"{{TestFunctionPackage.Handler}}","Role":"{{Role}}",
             "Code":{"ZipFile":"{{Convert.ToBase64String(TestFunctionPackage.Zip)}}"}{{more}}}
            """;
        caller.Call("POST /2015-03-31/functions", request);
        caller.Pass(1);
    }

    private void Create(string request, byte[] zip)
    {
        _caller.Call("POST /2015-03-31/functions", request.Replace("ROLE", Role, StringComparison.Ordinal)
            .Replace("ZIP", Convert.ToBase64String(zip), StringComparison.Ordinal));
        _caller.Pass(1);
    }

    private Task<LambdaAnswer> InvokeAsync(string payload, string? qualifier = null, Dictionary<string, string>? headers = null)
    {
        return InvokeAsync(_caller, payload, qualifier, headers);
    }

    private static Task<LambdaAnswer> InvokeAsync(
        LambdaCaller caller, string payload, string? qualifier = null, Dictionary<string, string>? headers = null)
    {
        string query = qualifier is null ? "" : $"?Qualifier={qualifier}";
        return caller.CallAsync(
            $"POST /2015-03-31/functions/apply/invocations{query}", payload, caller.DynamoDb.Root(DynamoDbCaller.Source), headers);
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
