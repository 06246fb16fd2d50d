using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>The program, run as a process as a user runs it.</summary>
internal sealed partial class RehearsalRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    public required string Errors { get; init; }

    /// <summary>The object in the last line.</summary>
    public JsonElement Json => JsonDocument.Parse(Output.TrimEnd().Split('\n').Last()).RootElement;

    /// <summary>Runs it to its end.</summary>
    public static async Task<RehearsalRun> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        return await EndAsync(process, string.Empty);
    }

    /// <summary>Runs it until it has begun the step with that title, then interrupts it as Ctrl+C does.</summary>
    public static async Task<RehearsalRun> InterruptAsync(string title, params string[] arguments)
    {
        using Process process = Start(arguments);
        string read = string.Empty;
        while (await process.StandardOutput.ReadLineAsync() is string line)
        {
            read += line + "\n";
            if (line.Contains(title, StringComparison.Ordinal))
            {
                break;
            }
        }

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await EndAsync(process, read);
    }

    /// <summary>The endpoint of the sandbox that it started.</summary>
    public string SandboxEndpoint() => Endpoint().Match(Output).Value;

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.ArgumentList.Add(Repository.RehearsalAssembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<RehearsalRun> EndAsync(Process process, string read)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new RehearsalRun { ExitCode = process.ExitCode, Output = read + await output, Errors = await errors };
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The rehearsal did not end within {Limit}.");
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Endpoint();
}
