using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>How far the proof of no loss is.</summary>
internal sealed partial class Ledger
{
    /// <summary>How far it is.</summary>
    public async Task<StreamProgress> ReadProgressAsync(string scope, CancellationToken token)
    {
        LedgerReading whole = await store.ReadAsync(scope, LedgerConstants.ProofEntry, token).ConfigureAwait(false);
        IReadOnlyList<ProvenShard> shards =
            await ReadAllAsync(scope, LedgerConstants.ProofPrefix, ProofRow.Read, token).ConfigureAwait(false);
        return new StreamProgress(whole.Row is { } row ? ProofRow.ReadThrough(row) : null, shards);
    }

    /// <summary>Writes down how far it is; shards that are not named keep what stands there.</summary>
    public Task WriteProgressAsync(string scope, StreamProgress progress, CancellationToken token)
    {
        IEnumerable<LedgerRow> shards = progress.Shards.Select(shard => ProofRow.Write(scope, shard));
        IEnumerable<LedgerRow> whole = progress.Through is { } through ? [ProofRow.Write(scope, through)] : [];
        return store.WriteAllAsync([.. shards, .. whole], token);
    }
}
