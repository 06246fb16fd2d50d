using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>
/// Wrong requests of all kinds against the real process. By default a fixed number from a fixed seed; for a long run set
/// <c>SANDBOX_FUZZ_SECONDS</c>, for other requests <c>SANDBOX_FUZZ_SEED</c>.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Workers = 4;
    private const int RequestsOfEach = 1500;
    private const int DefaultSeed = 20260131;

    // What the tables and objects that the right requests among the wrong ones leave may take, and the pools of the runtime.
    private const long MaximumMegabytes = 1200;
    private const int SpareHandles = 60;
    private const int SpareThreads = 40;

    [Fact]
    public async Task Sandbox_UnderWrongRequests_AnswersEachAndLivesOn()
    {
        int seed = Setting("SANDBOX_FUZZ_SEED") ?? DefaultSeed;
        int? seconds = Setting("SANDBOX_FUZZ_SECONDS");

        // A day in half a minute: what is kept for a day, such as the records of streams, comes and goes within a long run.
        var sandbox = new SandboxProcess(
            "--parent-stdin", "--seed", "1", "--table-seconds", "0", "--export-seconds", "0", "--import-seconds", "0", "--clock-rate", "3000");
        Task<string> complaints = sandbox.Process.StandardError.ReadToEndAsync();
        await sandbox.InitializeAsync();
        await PrepareAsync(sandbox);
        ProcessFootprint before = ProcessFootprint.Of(sandbox.Process);
        using var watch = new FootprintWatch(sandbox.Process);
        FuzzWorker[] workers = [.. Enumerable.Range(0, Workers).Select(number => new FuzzWorker(sandbox.Endpoint, sandbox.Source, seed, number))];
        long start = Stopwatch.GetTimestamp();

        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(
            index => seconds is int limit ? Stopwatch.GetElapsedTime(start).TotalSeconds > limit : index >= RequestsOfEach))));

        foreach (FuzzWorker worker in workers)
        {
            worker.Dispose();
        }

        string figures = Figures(workers, Stopwatch.GetElapsedTime(start));
        bool isAlive = !sandbox.Process.HasExited && await ServesAsync(sandbox);
        ProcessFootprint after = ProcessFootprint.Of(sandbox.Process);
        await sandbox.DisposeAsync();
        output.WriteLine($"seed {seed}; {figures}; before {before}; after {after}; megabytes {watch}");
        string[] defects = [.. workers.SelectMany(worker => worker.Defects), .. Lines(await complaints)];
        Assert.True(defects.Length == 0, string.Join("\n----\n", defects));
        Assert.True(isAlive, "The sandbox serves no more.");
        Assert.InRange(after.Megabytes, 0, MaximumMegabytes);
        Assert.InRange(after.Handles, 0, before.Handles + SpareHandles);
        Assert.InRange(after.Threads, 0, before.Threads + SpareThreads);
    }

    /// <summary>What the sandbox has told of defects of its own.</summary>
    private static string[] Lines(string complaints) => complaints.Length == 0 ? [] : [complaints[..Math.Min(complaints.Length, 10_000)]];

    private static int? Setting(string name)
    {
        return int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
    }

    private static async Task PrepareAsync(SandboxProcess sandbox)
    {
        object trust = SandboxProcess.Policy("Allow", "sts:AssumeRole", "*", principal: new { AWS = sandbox.Source.AccountId });
        var setup = new JsonObject
        {
            ["roles"] = new JsonArray(new JsonObject
            {
                ["accountId"] = sandbox.Source.AccountId,
                ["roleName"] = "Fuzzed",
                ["trustPolicy"] = WithoutResource(trust),
            }),
            ["buckets"] = new JsonArray([.. Enumerable.Range(0, Workers).Select(number => (JsonNode)new JsonObject
            {
                ["accountId"] = sandbox.Source.AccountId,
                ["name"] = $"fuzz-{number}",
            })]),
        };
        await sandbox.AdministerAsync("setup", setup);
    }

    private static JsonNode WithoutResource(object policy)
    {
        JsonNode node = System.Text.Json.JsonSerializer.SerializeToNode(policy)!;
        node["Statement"]![0]!.AsObject().Remove("Resource");
        return node;
    }

    /// <summary>A right request of each service is answered, after all that.</summary>
    private static async Task<bool> ServesAsync(SandboxProcess sandbox)
    {
        using IAmazonDynamoDB client = sandbox.DynamoDb(sandbox.Target.Credentials);
        using IAmazonS3 s3 = sandbox.S3(sandbox.Target.Credentials);
        ListTablesResponse tables = await client.ListTablesAsync();
        ListBucketsResponse buckets = await s3.ListBucketsAsync();
        using HttpResponseMessage clock = await sandbox.Http.GetAsync($"{sandbox.Endpoint}/_sandbox/clock");
        return tables.HttpStatusCode == HttpStatusCode.OK && buckets.Buckets.Count > 0 && clock.IsSuccessStatusCode;
    }

    private static string Figures(FuzzWorker[] workers, TimeSpan elapsed)
    {
        IEnumerable<IGrouping<int, long>> answers = workers.SelectMany(worker => worker.Answers).GroupBy(pair => pair.Key, pair => pair.Value);
        long total = workers.Sum(worker => worker.Answers.Values.Sum());
        string byStatus = string.Join(", ", answers.OrderBy(group => group.Key).Select(group => $"{group.Key}: {group.Sum()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{total} requests in {elapsed.TotalSeconds:F0} s ({byStatus})");
    }
}
