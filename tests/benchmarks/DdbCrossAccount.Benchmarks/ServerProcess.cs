using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Benchmarks;

/// <summary>
/// The server of a measurement, in a process of its own so that its processor time is not the client's.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string url, AWSCredentials source, AWSCredentials target)
    {
        _process = process;
        Url = url;
        Source = source;
        Target = target;
    }

    public string Url { get; }

    /// <summary>Whose table is read.</summary>
    public AWSCredentials Source { get; }

    /// <summary>Whose table is written.</summary>
    public AWSCredentials Target { get; }

    /// <summary>A session of the account whose keys they are.</summary>
    public AccountSession Session(AWSCredentials account) => new(new DdbAccount { Region = "eu-west-1" }, account, Url);

    /// <summary>The processor time that the server has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the stub of this program.</summary>
    public static async Task<ServerProcess> StartStubAsync(int latencyMilliseconds)
    {
        Process process = Start(Assembly.GetExecutingAssembly().Location, "--stub", "--latency-ms", $"{latencyMilliseconds}");
        string url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stub did not start.");
        var anybody = new BasicAWSCredentials("AKIASTUB", "secret");
        return new ServerProcess(process, url, anybody, anybody);
    }

    /// <summary>Starts the sandbox.</summary>
    public static async Task<ServerProcess> StartSandboxAsync(int latencyMilliseconds)
    {
        string sandbox = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == "SandboxAssembly").Value!;
        Process process = Start(sandbox, "--port", "0", "--parent-stdin", "--latency-ms", $"{latencyMilliseconds}");
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox did not start.");
        using JsonDocument announcement = JsonDocument.Parse(line);
        AWSCredentials[] accounts = [.. announcement.RootElement.GetProperty("accounts").EnumerateArray().Select(ReadKeys)];
        return new ServerProcess(
            process, announcement.RootElement.GetProperty("endpoint").GetString()!, accounts[0], accounts[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string assembly, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static AWSCredentials ReadKeys(JsonElement account) => new BasicAWSCredentials(
        account.GetProperty("accessKey").GetString(), account.GetProperty("secretKey").GetString());
}
