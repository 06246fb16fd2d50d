using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests;

/// <summary>A sandbox in a process of its own, with settings of the test's choice; it ends with its standard input.</summary>
internal sealed class SandboxUnderTest : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _standardError;
    private readonly string? _setupPath;

    private SandboxUnderTest(Process process, string? setupPath)
    {
        _process = process;
        _setupPath = setupPath;
        _standardError = process.StandardError.ReadToEndAsync();
    }

    public string EndpointUrl { get; private set; } = string.Empty;

    public IReadOnlyList<SandboxKeys> Accounts { get; private set; } = [];

    public SandboxKeys Source => Accounts[0];

    public SandboxKeys Target => Accounts[1];

    /// <summary>A bucket of the target account that the source account may export to.</summary>
    public string S3Bucket { get; private set; } = string.Empty;

    /// <summary>Starts it and waits for its one line.</summary>
    /// <param name="setup">JSON with roles, users and buckets that exist from the start; null for none.</param>
    /// <param name="arguments">Further arguments of its command line.</param>
    public static async Task<SandboxUnderTest> StartAsync(string? setup, params string[] arguments)
    {
        string? setupPath = setup is null ? null : Path.Combine(Path.GetTempPath(), $"ddb-sandbox-{Guid.NewGuid():N}.json");
        List<string> all = ["--port", "0", "--parent-stdin", .. arguments];
        if (setupPath is not null)
        {
            await File.WriteAllTextAsync(setupPath, setup);
            all.AddRange(["--setup", setupPath]);
        }

        SandboxUnderTest sandbox = new(Start(all), setupPath);
        await sandbox.ReadAnnouncementAsync();
        return sandbox;
    }

    /// <summary>Asks the sandbox itself for something, for example <c>expire</c>; throws when it refuses.</summary>
    public async Task AskAsync(string what, string json)
    {
        using HttpClient client = new();
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await client.PostAsync($"{EndpointUrl}/_sandbox/{what}", content);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
        }

        await _standardError;
        _process.Dispose();
        if (_setupPath is not null)
        {
            File.Delete(_setupPath);
        }
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        string program = typeof(SandboxUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "SandboxAssembly").Value!;
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task ReadAnnouncementAsync()
    {
        string? line = await _process.StandardOutput.ReadLineAsync();
        if (line is null)
        {
            throw new InvalidOperationException($"The sandbox ended before it told its address: {await _standardError}");
        }

        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        EndpointUrl = Text(root, "endpoint");
        S3Bucket = Text(root, "s3Bucket");
        Accounts =
        [
            .. root.GetProperty("accounts").EnumerateArray().Select(account => new SandboxKeys(
                Text(account, "accountId"), Text(account, "accessKey"), Text(account, "secretKey"), Text(account, "region"))),
        ];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
