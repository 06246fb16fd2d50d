using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the faults of the sandbox in -Sandbox.</summary>
internal sealed class SandboxFaultIdCompleter : IArgumentCompleter
{
    private readonly IEngine _engine;

    public SandboxFaultIdCompleter()
        : this(new Engine())
    {
    }

    internal SandboxFaultIdCompleter(IEngine engine)
    {
        _engine = engine;
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names(wordToComplete, fakeBoundParameters, TimeProvider.System).Select(Completion.Result);

    internal IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        SandboxCompletion.Offer(ListAsync, wordToComplete, boundParameters, clock);

    private async Task<IReadOnlyList<string>> ListAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token)
    {
        IReadOnlyList<DdbSandboxFault> faults =
            await _engine.ReadSandboxFaultsAsync(context, sandbox, null, token).ConfigureAwait(false);
        return faults.Select(fault => fault.FaultId).ToArray();
    }
}
