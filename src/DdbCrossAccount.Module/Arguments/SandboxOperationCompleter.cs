using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the operations that the sandbox in -Sandbox knows.</summary>
internal sealed class SandboxOperationCompleter : IArgumentCompleter
{
    private readonly IEngine _engine;

    public SandboxOperationCompleter()
        : this(new Engine())
    {
    }

    internal SandboxOperationCompleter(IEngine engine)
    {
        _engine = engine;
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names(wordToComplete, fakeBoundParameters, TimeProvider.System).Select(Completion.Result);

    internal IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        SandboxCompletion.Offer(_engine.ListSandboxOperationsAsync, wordToComplete, boundParameters, clock);
}
