using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Moves the clock of a sandbox's services on, or makes it go faster or slower.</summary>
[Cmdlet(VerbsCommon.Step, "DdbSandboxClock", DefaultParameterSetName = RateSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbSandboxClock))]
public sealed class StepDdbSandboxClockCommand : SandboxCommand
{
    private const string BySet = "By";
    private const string ToSet = "To";
    private const string RateSet = "Rate";

    /// <summary>By how much it moves on.</summary>
    [Parameter(ParameterSetName = BySet, Mandatory = true)]
    [TimeoutArgument]
    public TimeSpan? By { get; set; }

    /// <summary>The time to which it moves on.</summary>
    [Parameter(ParameterSetName = ToSet, Mandatory = true)]
    public DateTime? To { get; set; }

    /// <summary>How many seconds of the sandbox's time pass in one second from now on.</summary>
    [Parameter(ParameterSetName = BySet)]
    [Parameter(ParameterSetName = ToSet)]
    [Parameter(ParameterSetName = RateSet, Mandatory = true)]
    [ValidateRange(0.001, 1000000.0)]
    public double? Rate { get; set; }

    private protected override void Serve()
    {
        var change = new SandboxClockChange
        {
            AdvanceSeconds = By?.TotalSeconds,
            Now = To?.ToUniversalTime(),
            Rate = Rate,
        };
        if (Port.ShouldProcess(ConfirmationText.Sandbox(Sandbox), ConfirmationText.StepClock(change)))
        {
            Run(async (context, token) => context.Observer.Observe(new ResultProduced(
                await Engine.ChangeSandboxClockAsync(context, Sandbox, change, token).ConfigureAwait(false))));
        }
    }
}
