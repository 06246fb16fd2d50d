using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>
/// Stops a sandbox that this or another process has started. A process is only ended when its number and its start time
/// are those of the sandbox, so no other program that got the number later is touched.
/// </summary>
internal sealed class SandboxStopper(EngineContext context)
{
    /// <summary>What is rounded away when an object travels as text, and a little adjusting of the system clock.</summary>
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(2);

    /// <summary>Stops it and returns when it has ended.</summary>
    public async Task StopAsync(DdbSandbox sandbox, CancellationToken token)
    {
        using SandboxProcess? own = RunningSandboxes.Take(sandbox.ProcessId);
        if (own is null)
        {
            await StopOthersAsync(sandbox, token).ConfigureAwait(false);
        }
        else if (own.HasEnded)
        {
            throw ErrorCatalogue.SandboxGone(sandbox.ProcessId, sandbox.EndpointUrl);
        }
        else
        {
            await own.StopAsync(token).ConfigureAwait(false);
        }
    }

    private async Task StopOthersAsync(DdbSandbox sandbox, CancellationToken token)
    {
        using Process process = Find(sandbox);
        if (!IsSandbox(process, sandbox))
        {
            throw ErrorCatalogue.NotASandbox(sandbox.ProcessId, sandbox.EndpointUrl);
        }

        context.Observer.Observe(new DetailNoted($"Process {sandbox.ProcessId} is held by another process: it is killed."));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(token).ConfigureAwait(false);
    }

    private static Process Find(DdbSandbox sandbox)
    {
        try
        {
            return Process.GetProcessById(sandbox.ProcessId);
        }
        catch (ArgumentException)
        {
            throw ErrorCatalogue.SandboxGone(sandbox.ProcessId, sandbox.EndpointUrl);
        }
    }

    private static bool IsSandbox(Process process, DdbSandbox sandbox)
    {
        try
        {
            TimeSpan difference = process.StartTime.ToUniversalTime() - sandbox.StartTime.ToUniversalTime();
            return difference.Duration() <= StartTimeTolerance;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // Somebody else's process, or one that ended in this moment.
            return false;
        }
    }
}
