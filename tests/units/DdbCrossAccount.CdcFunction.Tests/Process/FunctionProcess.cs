using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace DdbCrossAccount.CdcFunction.Tests.Process;

/// <summary>The function as Lambda's managed runtime starts it: from the file that is deployed, in an environment of its own.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly System.Diagnostics.Process _process;
    private readonly string _folder;

    private FunctionProcess(System.Diagnostics.Process process, string folder)
    {
        _process = process;
        _folder = folder;
        Output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>All that it wrote, when it has ended.</summary>
    public Task<string> Output { get; }

    /// <summary>The most memory that it has had so far.</summary>
    public long PeakMemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static FunctionProcess Start(IReadOnlyDictionary<string, string> environment)
    {
        string zip = typeof(FunctionProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FunctionZip").Value!;
        string folder = Directory.CreateTempSubdirectory("ddb-cdc-function-").FullName;
        ZipFile.ExtractToDirectory(zip, folder);
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, "DdbCrossAccount.CdcFunction.dll"));
        foreach (string inherited in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new FunctionProcess(System.Diagnostics.Process.Start(start)!, folder);
    }

    /// <summary>Waits for its end, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await Output;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
