using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the parts that accounts of a sandbox play.</summary>
internal sealed class SandboxAccountCompleter : IArgumentCompleter
{
    private static readonly IReadOnlyList<string> Parts = [SandboxCommand.SourceAccount, SandboxCommand.TargetAccount];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Offer(_ => Task.FromResult(Parts), wordToComplete, TimeProvider.System).Select(Completion.Result);
}
