using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Starts a sandbox: two AWS accounts on this machine, to rehearse a move in.</summary>
[Cmdlet(VerbsLifecycle.Start, "DdbSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(DdbSandbox))]
public sealed class StartDdbSandboxCommand : CancellableCommand
{
    private const int AnyPort = 0;
    private const int HighestPort = 65535;

    /// <summary>The port on this machine; a free one when it is 0.</summary>
    [Parameter]
    [Alias("Port")]
    [ValidateRange(AnyPort, HighestPort)]
    public int PortNumber { get; set; } = AnyPort;

    /// <summary>The Region of both accounts.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The ids of the accounts: the source first, then the target.</summary>
    [Parameter]
    [ValidateCount(2, 10)]
    [ValidatePattern(@"^\d{12}$")]
    public string[] AccountId { get; set; } = [];

    /// <summary>How long an export takes, in the sandbox's time.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? ExportDuration { get; set; }

    /// <summary>How long an import takes, in the sandbox's time.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? ImportDuration { get; set; }

    /// <summary>How many seconds of the sandbox's time pass in one second.</summary>
    [Parameter]
    [ValidateRange(1.0, 100000.0)]
    public double? ClockRate { get; set; }

    /// <summary>Which limits of throughput are kept.</summary>
    [Parameter]
    [ValidateSet("Declared", "Enforced", "Unlimited")]
    public string? Capacity { get; set; }

    /// <summary>A JSON file with faults that are set from the start.</summary>
    [Parameter]
    public string? FaultPath { get; set; }

    /// <summary>A JSON file with the harshest that AWS may do where it is not documented.</summary>
    [Parameter]
    public string? WorstFormPath { get; set; }

    /// <summary>Keeps the bodies of requests and answers, for Get-DdbSandboxRequest.</summary>
    [Parameter]
    public SwitchParameter KeepBody { get; set; }

    /// <summary>What is added to every answer.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? Latency { get; set; }

    /// <summary>Makes keys and ids the same each time.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>The sandbox program, when it is not the one beside this module.</summary>
    [Parameter]
    public string? ProgramPath { get; set; }

    private protected override void End()
    {
        SandboxStartOptions options = Options();
        if (Port.ShouldProcess(ConfirmationText.NewSandbox, ConfirmationText.StartSandbox))
        {
            Run(async (context, token) =>
                context.Observer.Observe(new ResultProduced(
                    await Engine.StartSandboxAsync(context, options, token).ConfigureAwait(false))));
        }
    }

    private SandboxStartOptions Options() => new()
    {
        ProgramPath = Resolved(ProgramPath),
        Capacity = Capacity?.ToLowerInvariant(),
        FaultPath = Resolved(FaultPath),
        WorstFormPath = Resolved(WorstFormPath),
        Port = PortNumber,
        Region = Region,
        AccountIds = AccountId,
        ExportDuration = ExportDuration,
        ImportDuration = ImportDuration,
        ClockRate = ClockRate,
        KeepsBodies = Port.IsSwitchOn(nameof(KeepBody)),
        Latency = Latency,
        Seed = Seed,
    };

    private string? Resolved(string? path) => path is null ? null : Port.ResolvePath(path);
}
