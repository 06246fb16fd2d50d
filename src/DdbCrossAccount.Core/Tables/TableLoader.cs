using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Fills a table that exists from items, in parallel batches.</summary>
/// <remarks>
/// Items of one key are written in their order, so the last of them stays. Items of different keys are written in no
/// order. When a load fails,
/// a part of the items is in the table; loading the same items again completes it.
/// </remarks>
internal sealed class TableLoader(EngineContext context)
{
    /// <summary>Writes all items; when it returns, each of them is acknowledged by the service.</summary>
    /// <remarks>However it ends, nothing of it runs on afterwards.</remarks>
    public async Task<TableLoadResult> LoadAsync(
        AccountSession session,
        TableLoadOptions options,
        IAsyncEnumerable<ReadOnlyMemory<byte>> items,
        CancellationToken token)
    {
        using RawDynamoDbClient client = session.CreateRawDynamoDb(context);
        using var run = new TableLoaderRun(context, session, client, options, token);
        return await run.LoadAsync(items).ConfigureAwait(false);
    }
}
