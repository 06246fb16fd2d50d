using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes names that the engine finds out from what else stands on the command line.</summary>
internal abstract class NameCompleter(IEngine engine) : IArgumentCompleter
{
    protected IEngine Engine { get; } = engine;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names(wordToComplete, fakeBoundParameters, TimeProvider.System).Select(Completion.Result);

    /// <summary>The names that begin with the word; none where they cannot be found out in good time.</summary>
    internal abstract IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock);
}
