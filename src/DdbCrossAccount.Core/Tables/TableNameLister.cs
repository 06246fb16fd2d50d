using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Lists the names of an account's tables, page by page.</summary>
internal sealed class TableNameLister(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Lists all names in the service's order.</summary>
    public async IAsyncEnumerable<string> ListAsync(
        DdbAccount account,
        [EnumeratorCancellation] CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        string? lastName = null;
        do
        {
            ListTablesResponse page = await ListPageAsync(session, lastName, token).ConfigureAwait(false);
            foreach (string name in page.TableNames ?? [])
            {
                yield return name;
            }

            lastName = page.LastEvaluatedTableName;
        }
        while (!string.IsNullOrEmpty(lastName));
    }

    private static async Task<ListTablesResponse> ListPageAsync(
        AccountSession session,
        string? lastName,
        CancellationToken token)
    {
        try
        {
            var request = new ListTablesRequest { ExclusiveStartTableName = lastName };
            return await session.DynamoDb.ListTablesAsync(request, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("dynamodb", "ListTables", "*", "Nothing was changed."));
        }
    }
}
