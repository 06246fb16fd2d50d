using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Fills a table that exists from items, in parallel batches.</summary>
internal sealed class TableLoader(EngineContext context)
{
    /// <summary>Writes all items; when it returns, each of them is acknowledged by the service.</summary>
    public Task<TableLoadResult> LoadAsync(
        AccountSession session,
        TableLoadOptions options,
        IAsyncEnumerable<ReadOnlyMemory<byte>> items,
        CancellationToken token)
    {
        _ = context;
        throw new NotImplementedException();
    }
}
