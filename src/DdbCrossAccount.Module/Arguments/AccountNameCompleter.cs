using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes names of what an account holds, which is connected for it where only its profile is named.</summary>
internal abstract class AccountNameCompleter(IEngine engine) : NameCompleter(engine)
{
    internal sealed override IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        AccountArgumentAttribute.Transform(AccountOf(boundParameters)) is DdbAccount { InputError: null } account
            ? Completion.Offer(token => ListAsync(account, clock, token), wordToComplete, clock)
            : [];

    /// <summary>The account among the parameters that stand on the command line; null when there is none.</summary>
    private protected abstract object? AccountOf(IDictionary boundParameters);

    /// <summary>All names.</summary>
    private protected abstract IAsyncEnumerable<string> List(EngineContext context, DdbAccount account, CancellationToken token);

    private async Task<IReadOnlyList<string>> ListAsync(DdbAccount account, TimeProvider clock, CancellationToken token)
    {
        var context = new EngineContext(clock, new Random(), new SilentObserver());
        var options = new ConnectOptions { ProfileName = account.ProfileName };
        DdbAccount connected = account.AccountId.Length > 0
            ? account
            : await Engine.ConnectAsync(context, options, token).ConfigureAwait(false);
        var names = new List<string>();
        await foreach (string name in List(context, connected, token).ConfigureAwait(false))
        {
            names.Add(name);
        }

        return names;
    }
}
