using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>
/// Runs functions as processes. Environments stay warm and are used again, the one used last first; they end when their
/// version is no longer there, when they were idle for long, and with the sandbox.
/// </summary>
internal sealed class ProcessRuntime : IFunctionRuntime
{
    /// <summary>AWS promises nothing; some minutes are usual.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(5);

    private readonly SandboxServices _services;
    private readonly ConcurrentDictionary<string, FunctionLog> _logs = new(StringComparer.Ordinal);
    private readonly List<IdleProcess> _idle = [];
    private readonly HashSet<FunctionProcess> _busy = [];
    private readonly Lock _gate = new();
    private bool _isEnding;

    public ProcessRuntime(SandboxServices services) => _services = services;

    /// <summary>The log of a function, by its unqualified ARN; null: it has not run.</summary>
    public FunctionLog? FindLog(string functionArn) => _logs.GetValueOrDefault(functionArn);

    /// <summary>The environments that there are now.</summary>
    public IReadOnlyList<(FunctionProcess Process, bool IsBusy)> Processes
    {
        get
        {
            lock (_gate)
            {
                return [.. _busy.Select(process => (process, true)), .. _idle.Select(idle => (idle.Process, false))];
            }
        }
    }

    public async Task<FunctionOutcome> InvokeAsync(
        FunctionVersion function, ReadOnlyMemory<byte> payload, InvocationFacts facts, CancellationToken token)
    {
        await EndAsync(TakeOutdated());
        long start = _services.WallClock.GetTimestamp();
        if (TakeIdle(function) is FunctionProcess warm)
        {
            return await RunAsync(warm, payload, facts, initDuration: null, token);
        }

        (FunctionProcess? process, FunctionOutcome? failure) = await StartAsync(function, facts, token);
        return process is null
            ? failure!
            : await RunAsync(process, payload, facts, _services.WallClock.GetElapsedTime(start), token);
    }

    public async ValueTask DisposeAsync()
    {
        FunctionProcess[] all;
        lock (_gate)
        {
            _isEnding = true;
            all = [.. _busy, .. _idle.Select(idle => idle.Process)];
            _idle.Clear();
        }

        await EndAsync(all);
    }

    /// <summary>
    /// A start has 10 seconds. One that fails is tried once more, within the time of the invocation; what that comes to is
    /// the invocation's outcome.
    /// </summary>
    private async Task<(FunctionProcess? Process, FunctionOutcome? Failure)> StartAsync(
        FunctionVersion function, InvocationFacts facts, CancellationToken token)
    {
        TimeSpan[] limits = [_services.Options.FunctionInitDuration, TimeSpan.FromSeconds(function.Settings.Timeout)];
        FunctionOutcome? failure = null;
        foreach (TimeSpan limit in limits)
        {
            EnvironmentLog log = NewLog(function);
            FunctionProcess process;
            try
            {
                process = await FunctionProcess.StartAsync(_services, function, log);
            }
            catch (FileNotFoundException error)
            {
                return (null, FunctionOutcome.Failed(facts.RequestId, "Runtime.InvalidEntrypoint", error.Message));
            }

            if (!TryKeep(process))
            {
                await process.DisposeAsync();
                return (null, FunctionOutcome.Killed(facts.RequestId));
            }

            failure = await process.WaitUntilReadyAsync(facts.RequestId, limit, token);
            if (failure is null)
            {
                return (process, null);
            }

            await LetGoAsync(process, isUsable: false);
            log.Write($"INIT_REPORT Phase: init Status: {(failure.IsTimedOut ? "timeout" : "error")} Error Type: {failure.ErrorType}");
            failure = failure with { LogTail = log.Tail };
            if (token.IsCancellationRequested)
            {
                break;
            }
        }

        return (null, failure);
    }

    private async Task<FunctionOutcome> RunAsync(
        FunctionProcess process, ReadOnlyMemory<byte> payload, InvocationFacts facts, TimeSpan? initDuration, CancellationToken token)
    {
        TimeProvider clock = _services.WallClock;
        TimeSpan limit = TimeSpan.FromSeconds(process.Version.Settings.Timeout);
        process.Log.Begin($"START RequestId: {facts.RequestId} Version: {process.Version.Version}");
        long start = clock.GetTimestamp();
        var invocation = new RuntimeEvent(facts, payload, clock.GetUtcNow() + limit, NewTraceId());
        FunctionOutcome outcome = await process.RunAsync(invocation, limit, token);
        TimeSpan duration = clock.GetElapsedTime(start);
        if (facts.WantsLog)
        {
            await process.Log.SettleAsync();
        }

        WriteEnd(process, facts.RequestId, outcome, duration, initDuration);
        outcome = outcome with { LogTail = process.Log.Tail };
        await LetGoAsync(process, isUsable: !outcome.IsTimedOut && !outcome.IsCrashed && process.IsUsable);
        return outcome;
    }

    private static void WriteEnd(
        FunctionProcess process, string requestId, FunctionOutcome outcome, TimeSpan duration, TimeSpan? initDuration)
    {
        if (outcome.IsTimedOut)
        {
            process.Log.Write($"{requestId} Task timed out after {process.Version.Settings.Timeout}.00 seconds");
        }
        else if (outcome.IsCrashed)
        {
            process.Log.Write($"RequestId: {requestId} Error: Runtime exited ({outcome.ErrorType})");
        }

        string init = initDuration is TimeSpan first
            ? string.Create(CultureInfo.InvariantCulture, $"\tInit Duration: {first.TotalMilliseconds:0.00} ms")
            : "";
        process.Log.Write($"END RequestId: {requestId}");
        process.Log.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {requestId}\tDuration: {duration.TotalMilliseconds:0.00} ms\t"
            + $"Billed Duration: {Math.Ceiling(duration.TotalMilliseconds):0} ms\tMemory Size: {process.Version.Settings.MemorySize} MB\t"
            + $"Max Memory Used: {process.PeakMemory >> 20} MB{init}"));
    }

    private EnvironmentLog NewLog(FunctionVersion function)
    {
        FunctionLog log = _logs.GetOrAdd(function.Function.ToString(), _ => new FunctionLog());
        DateTimeOffset now = _services.Clock.GetUtcNow();
        string stream = string.Create(
            CultureInfo.InvariantCulture, $"{now:yyyy/MM/dd}/[{function.Version}]{_services.Ids.Hex(32)}");
        return new EnvironmentLog(log, stream, _services.Clock, _services.WallClock);
    }

    private string NewTraceId()
    {
        long seconds = _services.WallClock.GetUtcNow().ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"Root=1-{seconds:x8}-{_services.Ids.Hex(24)};Parent={_services.Ids.Hex(16)};Sampled=0");
    }

    private FunctionProcess? TakeIdle(FunctionVersion function)
    {
        lock (_gate)
        {
            int i = _idle.FindLastIndex(idle => idle.Process.Version == function && idle.Process.IsUsable);
            if (i < 0)
            {
                return null;
            }

            FunctionProcess process = _idle[i].Process;
            _idle.RemoveAt(i);
            _busy.Add(process);
            return process;
        }
    }

    private FunctionProcess[] TakeOutdated()
    {
        DateTimeOffset now = _services.WallClock.GetUtcNow();
        lock (_gate)
        {
            IdleProcess[] outdated =
                [.. _idle.Where(idle => now - idle.Since > LongestIdle || !idle.Process.IsUsable || !IsCurrent(idle.Process.Version))];
            _idle.RemoveAll(outdated.Contains);
            return [.. outdated.Select(idle => idle.Process)];
        }
    }

    private bool IsCurrent(FunctionVersion version)
    {
        return _services.Lambda.Find(version.Function)?.Has(version, _services.Clock.GetUtcNow()) == true;
    }

    // Nothing starts any more once the sandbox ends.
    private bool TryKeep(FunctionProcess process)
    {
        lock (_gate)
        {
            return !_isEnding && _busy.Add(process);
        }
    }

    private async Task LetGoAsync(FunctionProcess process, bool isUsable)
    {
        bool isKept;
        lock (_gate)
        {
            _busy.Remove(process);
            isKept = isUsable && !_isEnding && IsCurrent(process.Version);
            if (isKept)
            {
                _idle.Add(new IdleProcess(process, _services.WallClock.GetUtcNow()));
            }
        }

        if (!isKept)
        {
            await process.DisposeAsync();
        }
    }

    private static async Task EndAsync(IEnumerable<FunctionProcess> processes)
    {
        foreach (FunctionProcess process in processes)
        {
            await process.DisposeAsync();
        }
    }

    private sealed record IdleProcess(FunctionProcess Process, DateTimeOffset Since);
}
