using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of Regions.</summary>
internal sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Offer(_ => Task.FromResult(RegionNames.All()), wordToComplete, TimeProvider.System).Select(Completion.Result);
}
