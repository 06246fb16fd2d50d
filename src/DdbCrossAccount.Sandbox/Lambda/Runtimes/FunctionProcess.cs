using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>
/// One execution environment: a process of the function's own program with a runtime API, keys of the execution role and a
/// log. It runs one invocation at a time; when it is disposed the process has ended.
/// </summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(20);

    private readonly FunctionVersion _version;
    private readonly TimeProvider _wallClock;
    private readonly RuntimeApi _api;
    private readonly Process _process;
    private readonly Task _exited;
    private readonly CancellationTokenSource _watching = new();
    private readonly Task _memory;
    private readonly string _temporaryFolder;
    private volatile bool _isOutOfMemory;
    private int _disposals;
    private long _peak;

    private FunctionProcess(
        FunctionVersion version, TimeProvider wallClock, RuntimeApi api, AccessKey key, EnvironmentLog log, Process process,
        string temporaryFolder)
    {
        _version = version;
        _wallClock = wallClock;
        _api = api;
        _process = process;
        _temporaryFolder = temporaryFolder;
        Key = key;
        Log = log;
        _exited = WaitForExitAsync();
        _memory = WatchMemoryAsync();
    }

    public FunctionVersion Version => _version;

    /// <summary>Of the execution role's session.</summary>
    public AccessKey Key { get; }

    public EnvironmentLog Log { get; }

    public int ProcessId => _process.Id;

    /// <summary>Bytes of the process in memory when they were most.</summary>
    public long PeakMemory => Interlocked.Read(ref _peak);

    /// <summary>It can run another invocation: the process is there, and its keys are still good.</summary>
    public bool IsUsable => !_exited.IsCompleted && Key.Principal.Expires > _wallClock.GetUtcNow();

    /// <summary>Starts the program; whether it comes as far as to ask for an invocation is to be waited for.</summary>
    public static async Task<FunctionProcess> StartAsync(SandboxServices services, FunctionVersion version, EnvironmentLog log)
    {
        string taskRoot = version.Code.Unpack();
        IReadOnlyList<string> program = FunctionProgram.Find(version, taskRoot)
            ?? throw new FileNotFoundException("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
        string temporaryFolder = services.Lambda.Code.NewFolder($"tmp-{Guid.NewGuid():N}");
        AccessKey key = services.Lambda.Roles.OpenSession(version);
        var api = new RuntimeApi();
        Dictionary<string, string> variables = FunctionProgram.Variables(
            version, key, services.Endpoint, await api.StartAsync(), taskRoot, temporaryFolder, log.Stream);
        Process process = Process.Start(FunctionProgram.Describe(program, taskRoot, variables))!;
        _ = log.ReadAsync(process.StandardOutput);
        _ = log.ReadAsync(process.StandardError);
        return new FunctionProcess(version, services.WallClock, api, key, log, process, temporaryFolder);
    }

    /// <summary>Waits until the program asks for its first invocation; null when it does, else how its start has failed.</summary>
    public async Task<FunctionOutcome?> WaitUntilReadyAsync(string requestId, TimeSpan limit, CancellationToken token)
    {
        using var limited = new CancellationTokenSource(limit, _wallClock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, token);
        Task end = Task.Delay(Timeout.InfiniteTimeSpan, _wallClock, ended.Token);
        Task first = await Task.WhenAny(_api.Ready, _exited, end);
        return first == _api.Ready ? await _api.Ready
            : first == _exited ? OutcomeOfExit(requestId)
            : token.IsCancellationRequested ? FunctionOutcome.Killed(requestId)
            : FunctionOutcome.Timeout(requestId, limit.TotalSeconds);
    }

    /// <summary>Runs one invocation. Whatever ends it but the function's own answer ends the process, too.</summary>
    public async Task<FunctionOutcome> RunAsync(RuntimeEvent invocation, TimeSpan limit, CancellationToken token)
    {
        string requestId = invocation.Facts.RequestId;
        using IDisposable? followed = invocation.Facts.Requests?.Follow(Key.Id);
        using CancellationTokenRegistration killing = token.Register(Kill);
        using var limited = new CancellationTokenSource(limit, _wallClock);
        Task<FunctionOutcome> answered = _api.RunAsync(invocation);
        Task end = Task.Delay(Timeout.InfiniteTimeSpan, _wallClock, limited.Token);
        Task first = await Task.WhenAny(answered, _exited, end);
        if (first == answered)
        {
            return await answered;
        }

        if (first == _exited)
        {
            return OutcomeOfExit(requestId);
        }

        Kill();
        await _exited;
        return FunctionOutcome.Timeout(requestId, limit.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _exited;
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        await _watching.CancelAsync();
        await _memory;
        await _api.DisposeAsync();
        _process.Dispose();
        _watching.Dispose();
        Directory.Delete(_temporaryFolder, recursive: true);
    }

    private FunctionOutcome OutcomeOfExit(string requestId)
    {
        return _isOutOfMemory ? FunctionOutcome.Killed(requestId, FunctionOutcome.OutOfMemory)
            : _process.ExitCode is 126 && _version.Settings.Runtime == Functions.Runtime.Provided
            ? FunctionOutcome.Failed(requestId, "Runtime.InvalidEntrypoint", "fork/exec /var/task/bootstrap: permission denied")
            : FunctionOutcome.Ended(requestId, _process.ExitCode);
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private async Task WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        try
        {
            // The guard goes without killing what may have the number of the process by now.
            await _process.StandardInput.WriteLineAsync();
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // There is no guard.
        }
    }

    private async Task WatchMemoryAsync()
    {
        try
        {
            while (!_exited.IsCompleted)
            {
                Measure();
                await Task.Delay(MemoryInterval, _wallClock, _watching.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The environment is being ended.
        }
        catch (InvalidOperationException)
        {
            // The process is gone.
        }
    }

    private void Measure()
    {
        _process.Refresh();
        long memory = _process.WorkingSet64;
        Interlocked.Exchange(ref _peak, Math.Max(memory, _peak));
        if (memory > _version.Settings.MemorySize * Megabyte)
        {
            _isOutOfMemory = true;
            Kill();
        }
    }
}
