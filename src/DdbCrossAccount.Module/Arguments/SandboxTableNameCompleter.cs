using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the tables of both accounts of the sandbox in -Sandbox.</summary>
internal sealed class SandboxTableNameCompleter : NameCompleter
{
    public SandboxTableNameCompleter()
        : this(new Engine())
    {
    }

    internal SandboxTableNameCompleter(IEngine engine)
        : base(engine)
    {
    }

    internal override IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        SandboxCompletion.Offer(ListAsync, wordToComplete, boundParameters, clock);

    private async Task<IReadOnlyList<string>> ListAsync(EngineContext context, DdbSandbox sandbox, CancellationToken token)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (DdbAccount account in new[] { sandbox.Source, sandbox.Target }.OfType<DdbAccount>())
        {
            await foreach (string name in Engine.ListTablesAsync(context, account, token).ConfigureAwait(false))
            {
                names.Add(name);
            }
        }

        return names.ToArray();
    }
}
