using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Rehearsal.Tests;

public sealed class RehearsalProgramTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Run_GeneratedItems_EndsEqualWithExitCode0()
    {
        RehearsalRun run = await RehearsalRun.RunAsync("--items", "700", "--json");

        AssertEqual(run, 700);
        Assert.Contains("[8/8] Compare source and target item by item", run.Output);
        Assert.Contains("The target equals the source: 700 items, each compared by type and value.", run.Output);
    }

    [Fact]
    public async Task Run_WhileAnApplicationWrites_EndsEqualAndLosesNoWrite()
    {
        RehearsalRun run = await RehearsalRun.RunAsync("--items", "300", "--writes-per-second", "50", "--json");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(run.Json.GetProperty("equal").GetBoolean());
        Assert.True(run.Json.GetProperty("writes").GetInt64() > 100);
        Assert.Equal(0, run.Json.GetProperty("lostWrites").GetInt64());
        Assert.True(run.Json.GetProperty("lagP99Ms").GetDouble() >= run.Json.GetProperty("lagP50Ms").GetDouble());
        Assert.True(run.Json.GetProperty("drainSeconds").GetDouble() > 0);
        Assert.Contains("[12/12] Compare source and target item by item", run.Output);
    }

    [Fact]
    public async Task Run_PartitionKeyOfBinary_EndsEqual() =>
        AssertEqual(await RehearsalRun.RunAsync("--items", "50", "--partition-key", "id:B", "--json"), 50);

    [Fact]
    public async Task Run_Films_EndsEqual() => await RunSharedAsync(
        "moviedata.json", 4_609, "--partition-key", "year:N", "--sort-key", "title:S");

    [Fact]
    public async Task Run_GenuineExport_EndsEqual() => await RunSharedAsync("real-export", 3, "--partition-key", "id:S");

    [Fact]
    public async Task Run_JsonLines_EndsEqual()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ddb-{Guid.NewGuid():N}.jsonl");
        await File.WriteAllTextAsync(path, """
            {"id":1,"text":"","list":[1.50,null,{"a":true}]}
            {"id":2,"big":12345678901234567890123456789012345678}
            {"id":3}
            """);

        RehearsalRun run = await RehearsalRun.RunAsync("--input", path, "--partition-key", "id:N", "--json");

        File.Delete(path);
        AssertEqual(run, 3);
    }

    [Fact]
    public async Task Run_MissingFile_StartsNothingAndReportsNoNumbers()
    {
        RehearsalRun run = await RehearsalRun.RunAsync("--input", "no-such-file.json", "--partition-key", "id:N", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-file.json", run.Errors);
        Assert.Contains("What to do next: ", run.Errors);
        Assert.False(run.Json.GetProperty("equal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("targetItems").ValueKind);
        Assert.NotEmpty(run.Json.GetProperty("errorId").GetString()!);
        Assert.Empty(run.SandboxEndpoint());
    }

    [Theory]
    [InlineData("a key without type", "--partition-key", "year", "--items", "5")]
    [InlineData("an unknown option", "--table", "x")]
    public async Task Run_BadCommandLine_EndsWith2AndStartsNothing(string what, params string[] arguments)
    {
        RehearsalRun run = await RehearsalRun.RunAsync(arguments);

        output.WriteLine($"{what}: {run.Errors}");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("What to do next: ", run.Errors);
    }

    [Fact]
    public async Task Run_Help_NamesEveryOption()
    {
        RehearsalRun run = await RehearsalRun.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (string option in new[] { "--input", "--partition-key", "--sort-key", "--items", "--writes-per-second", "--seed", "--json", "--help" })
        {
            Assert.Contains(option, run.Output);
        }
    }

    [Theory]
    [InlineData("Load the items into it")]
    [InlineData("Start the export")]
    public async Task Run_Interrupted_EndsWith130AndLeavesNoSandbox(string title)
    {
        if (OperatingSystem.IsWindows())
        {
            output.WriteLine("Left out: a signal cannot be sent to another process here.");
            return;
        }

        RehearsalRun run = await RehearsalRun.InterruptAsync(title, "--items", "100000");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Cancelled. The sandbox is stopped; nothing is left behind.", run.Errors);
        await AssertStoppedAsync(run);
    }

    private static void AssertEqual(RehearsalRun run, int items)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(items, run.Json.GetProperty("sourceItems").GetInt32());
        Assert.Equal(items, run.Json.GetProperty("targetItems").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("missing").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("extra").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("different").GetInt32());
        Assert.True(run.Json.GetProperty("seconds").GetDouble() > 0);
    }

    private static async Task AssertStoppedAsync(RehearsalRun run)
    {
        string endpoint = run.SandboxEndpoint();
        Assert.NotEmpty(endpoint);
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(endpoint));
    }

    private async Task RunSharedAsync(string name, int items, params string[] keys)
    {
        string input = Path.Combine(Repository.SharedData, name);
        if (!Path.Exists(input))
        {
            output.WriteLine($"Left out: '{name}' is not beside the checkout (../shared/data).");
            return;
        }

        AssertEqual(await RehearsalRun.RunAsync([.. new[] { "--input", input, "--json" }, .. keys]), items);
    }
}
