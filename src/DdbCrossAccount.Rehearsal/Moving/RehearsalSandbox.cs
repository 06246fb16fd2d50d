using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Steps;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>The two accounts of the rehearsal, with a clock that runs ahead.</summary>
internal sealed class RehearsalSandbox(EngineContext context, StepBoard board)
{
    /// <summary>
    /// A table can be exported some seven minutes after its recovery was turned on; they pass in seven seconds.
    /// </summary>
    private const double ClockRate = 60;

    /// <summary>Service time, so two seconds here: long enough to be seen going on.</summary>
    private static readonly TimeSpan JobDuration = TimeSpan.FromMinutes(2);

    /// <summary>Starts it; the seed makes its keys and ids the same in every run.</summary>
    public async Task<DdbSandbox> StartAsync(int seed, CancellationToken token)
    {
        var options = new SandboxStartOptions
        {
            ClockRate = ClockRate,
            ExportDuration = JobDuration,
            ImportDuration = JobDuration,
            Seed = seed,
        };
        DdbSandbox sandbox = await new SandboxStarter(context).StartAsync(options, token);
        board.Measure($"{sandbox.EndpointUrl}, accounts {sandbox.Source} and {sandbox.Target}");
        return sandbox;
    }

    /// <summary>The most memory that it has held; null where the system does not tell.</summary>
    public static long? PeakMemoryOf(DdbSandbox sandbox)
    {
        using Process process = Process.GetProcessById(sandbox.ProcessId);
        return process.PeakWorkingSet64 > 0 ? process.PeakWorkingSet64 : null;
    }

    /// <summary>Stops it. Its errors are told as warnings: they must not take the place of what happened before.</summary>
    public async Task StopAsync(DdbSandbox sandbox)
    {
        try
        {
            await new SandboxStopper(context).StopAsync(sandbox, CancellationToken.None);
        }
        catch (DdbCrossAccountException exception)
        {
            board.Warn(exception.Message);
        }
    }
}
