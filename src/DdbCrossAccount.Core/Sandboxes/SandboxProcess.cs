using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>
/// A sandbox that this process has started, held by its standard input: when this process ends, however it ends, so does
/// the sandbox.
/// </summary>
internal sealed class SandboxProcess : IDisposable
{
    /// <summary>What a sandbox gets to end by itself once its input is closed; it has nothing to save.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeProvider _clock;
    private Task _draining = Task.CompletedTask;

    private SandboxProcess(Process process, TimeProvider clock)
    {
        _process = process;
        _clock = clock;
        StandardError = new SandboxStandardError(process.StandardError);
    }

    public int Id => _process.Id;

    /// <summary>With <see cref="Id"/> it names the process for ever: an operating system gives numbers again.</summary>
    public DateTime StartTime => _process.StartTime.ToUniversalTime();

    public SandboxStandardError StandardError { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts the program and returns at once.</summary>
    public static SandboxProcess Start(
        string dotnetPath, string programPath, SandboxStartOptions options, TimeProvider clock)
    {
        var start = new ProcessStartInfo(dotnetPath)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(programPath);
        foreach (string argument in SandboxArguments.From(options))
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)
            ?? throw new InvalidOperationException("The operating system started no process.");
        return new SandboxProcess(process, clock);
    }

    /// <summary>The first line that it prints, or null when it ended before; later lines are read and dropped.</summary>
    public async Task<string?> ReadAnnouncementAsync(CancellationToken token)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(token).ConfigureAwait(false);
        _draining = DrainAsync(_process.StandardOutput);
        return line;
    }

    /// <summary>Waits until it has ended and all that it said was read.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken token)
    {
        await _process.WaitForExitAsync(token).ConfigureAwait(false);
        await StandardError.Completion.ConfigureAwait(false);
        await _draining.ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Closes its input, and kills it when it has not ended in five seconds or the wait is cancelled.</summary>
    public async Task StopAsync(CancellationToken token)
    {
        CloseInput();
        using var grace = new CancellationTokenSource(Grace, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token, grace.Token);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    /// <summary>Ends the process at once if it still runs.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended in this moment.
        }
    }

    public void Dispose() => _process.Dispose();

    private static async Task DrainAsync(TextReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is not null)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is gone, and its pipe with it.
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed its end already.
        }
    }
}
