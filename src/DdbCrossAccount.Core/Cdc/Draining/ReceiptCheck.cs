using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>Holds the records that were read against the receipts.</summary>
/// <remarks>
/// The receipts of all shards lie in one order, so they are streamed once for all pages at hand; none is kept.
/// </remarks>
internal sealed class ReceiptCheck(Ledger ledger, string scope)
{
    /// <summary>Strikes out what has its receipt; returns how many records that were.</summary>
    public async Task<int> StrikeAsync(IReadOnlyCollection<ShardCursor> cursors, CancellationToken token)
    {
        HashSet<SequenceNumber> missing =
            [.. cursors.SelectMany(cursor => cursor.Unreceipted).Select(record => record.Number)];
        if (missing.Count == 0)
        {
            return 0;
        }

        int sought = missing.Count;
        await StreamAsync(missing, token).ConfigureAwait(false);
        foreach (ShardCursor cursor in cursors)
        {
            cursor.Strike(number => !missing.Contains(number));
        }

        return sought - missing.Count;
    }

    private async Task StreamAsync(HashSet<SequenceNumber> missing, CancellationToken token)
    {
        SequenceNumber from = missing.Min();
        await foreach (BatchReceipt receipt in ledger.ReadReceiptsAsync(scope, from, token).ConfigureAwait(false))
        {
            missing.ExceptWith(receipt.Applied);
            missing.ExceptWith(receipt.Skipped);
            missing.ExceptWith(receipt.Parked);
            if (missing.Count == 0)
            {
                return;
            }
        }
    }
}
