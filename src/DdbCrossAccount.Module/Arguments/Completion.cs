using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>What every completer shares: it answers within two seconds, offers what matches, and never throws.</summary>
internal static class Completion
{
    /// <summary>Longer than a person waits for the Tab key.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The matching names, or none when they cannot be had in time.</summary>
    public static IReadOnlyList<string> Offer(
        Func<CancellationToken, Task<IReadOnlyList<string>>> findNames, string? wordToComplete, TimeProvider clock)
    {
        string start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        try
        {
            using var limit = new CancellationTokenSource(Limit, clock);
            IReadOnlyList<string> names = Task
                .Run(() => findNames(limit.Token), limit.Token)
                .WaitAsync(limit.Token)
                .GetAwaiter()
                .GetResult();
            return names.Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)).ToArray();
        }
        catch (Exception)
        {
            // Whatever is wrong (credentials, network), the command itself tells it when it is run.
            return [];
        }
    }

    /// <summary>As PowerShell shows it; quoted where PowerShell would read something else.</summary>
    public static CompletionResult Result(string name) => new(Quoted(name), name, CompletionResultType.ParameterValue, name);

    internal static string Quoted(string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
            ? name
            : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
