using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Lists the names of an account's functions.</summary>
internal sealed class FunctionNameLister(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>The names, page by page as the service tells them.</summary>
    public async IAsyncEnumerable<string> ListAsync(DdbAccount account, [EnumeratorCancellation] CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        var request = new ListFunctionsRequest();
        do
        {
            ListFunctionsResponse page;
            try
            {
                page = await session.Lambda.ListFunctionsAsync(request, token).ConfigureAwait(false);
            }
            catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
            {
                throw ServiceErrors.Translate(
                    exception, session.Call("lambda", "ListFunctions", $"account {session.AccountId}", "Nothing was changed."));
            }

            foreach (FunctionConfiguration function in page.Functions ?? [])
            {
                yield return function.FunctionName ?? string.Empty;
            }

            request.Marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
    }
}
