using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the faults of the sandbox in -Sandbox.</summary>
internal sealed class SandboxFaultIdCompleter : NameCompleter
{
    public SandboxFaultIdCompleter()
        : this(new Engine())
    {
    }

    internal SandboxFaultIdCompleter(IEngine engine)
        : base(engine)
    {
    }

    internal override IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        SandboxCompletion.Offer(ListAsync, wordToComplete, boundParameters, clock);

    private async Task<IReadOnlyList<string>> ListAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token)
    {
        IReadOnlyList<DdbSandboxFault> faults =
            await Engine.ReadSandboxFaultsAsync(context, sandbox, null, token).ConfigureAwait(false);
        return faults.Select(fault => fault.FaultId).ToArray();
    }
}
