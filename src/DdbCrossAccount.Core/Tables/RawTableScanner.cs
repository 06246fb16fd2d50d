using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads a whole table in parallel segments, items as bytes.</summary>
internal sealed class RawTableScanner(EngineContext context)
{
    /// <summary>The pages of all segments, in no order among segments; only a few are in memory at a time.</summary>
    public IAsyncEnumerable<RawScanPage> ScanAsync(
        AccountSession session, TableScanOptions options, CancellationToken token)
    {
        _ = context;
        throw new System.NotImplementedException();
    }
}
