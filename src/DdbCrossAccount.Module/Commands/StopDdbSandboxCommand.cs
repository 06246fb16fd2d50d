using System.Management.Automation;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Stops a sandbox; all that was in it is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "DdbSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(DdbSandbox))]
public sealed class StopDdbSandboxCommand : CancellableCommand
{
    /// <summary>The sandbox, as Start-DdbSandbox wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbSandbox))]
    public DdbSandbox[] Sandbox { get; set; } = [];

    /// <summary>Writes the sandbox that was stopped.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        foreach (DdbSandbox sandbox in Sandbox)
        {
            OneInput(() => Stop(sandbox));
        }
    }

    private void Stop(DdbSandbox sandbox)
    {
        if (sandbox.InputError is not null)
        {
            throw sandbox.InputError;
        }

        if (!Port.ShouldProcess(ConfirmationText.Sandbox(sandbox), ConfirmationText.StopSandbox))
        {
            return;
        }

        Run((context, token) => Engine.StopSandboxAsync(context, sandbox, token));
        if (Port.IsSwitchOn(nameof(PassThru)))
        {
            Port.WriteResult(sandbox);
        }
    }
}
