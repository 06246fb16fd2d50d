using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the tables of the account in -Source, or in -Target where there is no source.</summary>
internal sealed class TableNameCompleter : NameCompleter
{
    public TableNameCompleter()
        : this(new Engine())
    {
    }

    internal TableNameCompleter(IEngine engine)
        : base(engine)
    {
    }

    internal override IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock)
    {
        object? given = boundParameters["Source"] ?? boundParameters["Target"];
        return AccountArgumentAttribute.Transform(given) is DdbAccount { InputError: null } account
            ? Completion.Offer(token => ListAsync(account, clock, token), wordToComplete, clock)
            : [];
    }

    private async Task<IReadOnlyList<string>> ListAsync(DdbAccount account, TimeProvider clock, CancellationToken token)
    {
        var context = new EngineContext(clock, new Random(), new SilentObserver());
        var options = new ConnectOptions { ProfileName = account.ProfileName };
        DdbAccount connected = account.AccountId.Length > 0
            ? account
            : await Engine.ConnectAsync(context, options, token).ConfigureAwait(false);
        var names = new List<string>();
        await foreach (string name in Engine.ListTablesAsync(context, connected, token).ConfigureAwait(false))
        {
            names.Add(name);
        }

        return names;
    }
}
