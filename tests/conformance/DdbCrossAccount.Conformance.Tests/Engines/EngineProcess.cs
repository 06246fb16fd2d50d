using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>
/// A server that was started as a process of its own. Its first line is one JSON object that tells where it listens;
/// it ends when its standard input does, so that it ends with the test host however that one ends.
/// </summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _draining;

    private EngineProcess(Process process, JsonElement announcement)
    {
        _process = process;
        Announcement = announcement;

        // What a server writes later would fill its pipe, and the server would stand still.
        _draining = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.StandardError.BaseStream.CopyToAsync(Stream.Null));
    }

    public JsonElement Announcement { get; }

    public Uri Endpoint => new(Announcement.GetProperty("endpoint").GetString()!);

    public static async Task<EngineProcess> StartAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());

        return new EngineProcess(process, JsonSerializer.Deserialize<JsonElement>(line));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _draining;
        _process.Dispose();
    }
}
