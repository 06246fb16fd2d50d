using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Keeps in the ledger how far the proof of one run is, so that the next one goes on there.</summary>
internal sealed class ProofKeeper(EngineContext context, Ledger ledger, string scope)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ProvenShard> _shards = new(StringComparer.Ordinal);
    private long? _keptAt;

    /// <summary>The scope of the run.</summary>
    public string Scope => scope;

    /// <summary>The creation time before which every record had its receipt when that was last written; null while unknown.</summary>
    public DateTime? Through { get; private set; }

    /// <summary>What was last written of each shard.</summary>
    public IReadOnlyDictionary<string, ProvenShard> Shards => _shards;

    /// <summary>Reads what an earlier proof has left.</summary>
    public async Task LoadAsync(CancellationToken token)
    {
        StreamProgress progress = await ledger.ReadProgressAsync(scope, token).ConfigureAwait(false);
        Through = progress.Through;
        Remember(progress.Shards);
    }

    /// <summary>Writes down what has changed, when it is time again or the proof is complete.</summary>
    public async Task KeepAsync(IEnumerable<ProvenShard> shards, DrainFigures drain, CancellationToken token)
    {
        if (_keptAt is { } kept && context.Clock.GetElapsedTime(kept) < Interval && !drain.IsReadToEnd)
        {
            return;
        }

        ProvenShard[] moved = [.. shards.Where(shard => _shards.GetValueOrDefault(shard.ShardId) != shard)];
        try
        {
            var progress = new StreamProgress(drain.ServiceTime - drain.LagAtMost, moved);
            await ledger.WriteProgressAsync(scope, progress, token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception)
        {
            // It saves the next proof time and is no part of this one.
            context.Observer.Observe(new DetailNoted($"How far the proof is was not written down: {exception.Message}"));
        }

        _keptAt = context.Clock.GetTimestamp();
        Remember(moved);
    }

    private void Remember(IEnumerable<ProvenShard> shards)
    {
        foreach (ProvenShard shard in shards)
        {
            _shards[shard.ShardId] = shard;
        }
    }
}
