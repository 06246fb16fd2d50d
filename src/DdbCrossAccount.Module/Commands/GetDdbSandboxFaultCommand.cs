using System.Management.Automation;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Shows the faults of a sandbox, and how often each was met and has happened.</summary>
[Cmdlet(VerbsCommon.Get, "DdbSandboxFault")]
[OutputType(typeof(DdbSandboxFault))]
public sealed class GetDdbSandboxFaultCommand : SandboxCommand
{
    /// <summary>The fault's name; all when it is not given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxFaultIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FaultId { get; set; }

    private protected override void Serve() => Run(async (context, token) =>
    {
        foreach (DdbSandboxFault fault in await Engine.ReadSandboxFaultsAsync(context, Sandbox, FaultId, token).ConfigureAwait(false))
        {
            context.Observer.Observe(new ResultProduced(fault));
        }
    });
}
