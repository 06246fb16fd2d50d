using System;
using System.Collections.Generic;
using System.Threading;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Lists the names of an account's tables, page by page.</summary>
internal sealed class TableNameLister(EngineContext context)
{
    /// <summary>Lists all names in the service's order.</summary>
    public IAsyncEnumerable<string> ListAsync(DdbAccount account, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
