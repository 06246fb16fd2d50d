using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of profiles, from -ProfileLocation where that was given.</summary>
internal sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? location = fakeBoundParameters["ProfileLocation"]?.ToString();
        return Completion
            .Offer(_ => Task.FromResult(ProfileNames.In(location)), wordToComplete, TimeProvider.System)
            .Select(Completion.Result);
    }
}
