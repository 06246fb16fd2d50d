using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>Reads a stream beside the function and holds each record against the receipts.</summary>
/// <remarks>
/// It goes on in turns of a few seconds: shards are listed anew, parents are read before their children, and a shard is
/// read on only when every record read so far has its receipt. A shard that is throttled or does not answer is left
/// until the next turn. It changes nothing. Not thread-safe: one turn at a time.
/// </remarks>
internal sealed class DrainProver(EngineContext context, DrainOptions options, IAmazonDynamoDBStreams streams, ReceiptCheck receipts)
{
    // Each of them holds one answer of at most 1 MB while it is read.
    private const int ShardsAtOnce = 8;

    // The numbers of so many pages of 1,000 are looked up in one pass over the receipts.
    private const int PagesInPass = 64;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    private readonly ShardLister _lister = new(streams, options.StreamArn);
    private readonly ShardReader _reader = new(context, streams, options.StreamArn);
    private readonly ShardStability _stability = new();
    private readonly Dictionary<string, ShardCursor> _cursors = new(StringComparer.Ordinal);
    private readonly List<TrimmedGap> _gaps = [];

    /// <summary>How far each shard is proved.</summary>
    public IEnumerable<ProvenShard> Proven => _cursors.Values.Select(cursor => cursor.Proven).OfType<ProvenShard>();

    /// <summary>Reads on for some seconds and tells how far it is.</summary>
    public async Task<DrainFigures> AdvanceAsync(CancellationToken token)
    {
        ShardListing listing = await _lister.ListAsync(token).ConfigureAwait(false);
        Merge(listing);
        long start = context.Clock.GetTimestamp();
        await StrikeAsync(token).ConfigureAwait(false);
        bool hasMoved = true;
        while (hasMoved && context.Clock.GetElapsedTime(start) < Turn)
        {
            hasMoved = await ReadAsync(listing.ServiceTime, start, token).ConfigureAwait(false);
            hasMoved |= await StrikeAsync(token).ConfigureAwait(false);
        }

        bool isComplete = _stability.IsComplete(listing, _cursors);
        return DrainFigures.Of(listing, _cursors, options.SkipBefore, isComplete, [.. _gaps]);
    }

    private void Merge(ShardListing listing)
    {
        foreach (StreamShard shard in listing.Shards)
        {
            if (!_cursors.TryGetValue(shard.ShardId, out ShardCursor? cursor))
            {
                cursor = Begin(shard.ShardId);
                _cursors.Add(shard.ShardId, cursor);
            }

            cursor.Listed(shard);
        }

        HashSet<string> listed = [.. listing.Shards.Select(shard => shard.ShardId)];
        foreach (ShardCursor cursor in _cursors.Values.Where(cursor => !cursor.IsGone && !listed.Contains(cursor.ShardId)))
        {
            LoseShard(cursor, listing.ServiceTime);
        }
    }

    private ShardCursor Begin(string shardId)
    {
        var cursor = new ShardCursor(shardId);
        if (options.Proven.TryGetValue(shardId, out ProvenShard? proven))
        {
            cursor.BeginAfter(proven);
        }

        return cursor;
    }

    private void LoseShard(ShardCursor cursor, DateTime now)
    {
        if (!cursor.IsDrained)
        {
            TellGap(cursor, now);
        }

        cursor.Vanish();
    }

    private async Task<bool> StrikeAsync(CancellationToken token)
    {
        ShardCursor[] open = [.. _cursors.Values.Where(cursor => cursor.Unreceipted.Count > 0)];
        int struck = await receipts.StrikeAsync(open, token).ConfigureAwait(false);
        foreach (ShardCursor cursor in open.Where(_ => options.ExcusesTtlDeletes))
        {
            cursor.ExcuseTtlDeletes();
        }

        return struck > 0 || open.Any(cursor => cursor.Unreceipted.Count == 0);
    }

    /// <summary>Reads a page of each shard that has none at hand; true when anything came.</summary>
    private async Task<bool> ReadAsync(DateTime now, long start, CancellationToken token)
    {
        bool hasMoved = false;
        ShardCursor[] ready = [.. _cursors.Values.Where(IsReady).Take(PagesInPass)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ShardsAtOnce, CancellationToken = token };
        await Parallel.ForEachAsync(
            ready,
            parallel,
            async (cursor, t) =>
            {
                if (await TryReadAsync(cursor, now, start, t).ConfigureAwait(false))
                {
                    Volatile.Write(ref hasMoved, true);
                }
            }).ConfigureAwait(false);
        return hasMoved;
    }

    // A parent is read before its children; what of its records has no receipt yet does not hold them back.
    private bool IsReady(ShardCursor cursor) =>
        !cursor.IsAtEnd && cursor.Unreceipted.Count == 0 && !cursor.IsWaitingFor(_cursors);

    private async Task<bool> TryReadAsync(ShardCursor cursor, DateTime now, long start, CancellationToken token)
    {
        try
        {
            return await ReadAsync(cursor, start, token).ConfigureAwait(false);
        }
        catch (TrimmedDataAccessException)
        {
            TellGap(cursor, now);
            cursor.Restart();
            return true;
        }
        catch (ResourceNotFoundException)
        {
            // The next list of shards tells whether it is the shard or the stream that is gone.
            return false;
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            context.Observer.Observe(new DetailNoted(
                $"Shard '{cursor.ShardId}' did not answer ({exception.GetType().Name}); it is read on in a moment."));
            return false;
        }
    }

    /// <summary>Reads until records come, or none are there; true when the shard came forward.</summary>
    private async Task<bool> ReadAsync(ShardCursor cursor, long start, CancellationToken token)
    {
        int emptyPages = 0;
        while (emptyPages < ShardCursor.EmptyPagesAtTip && context.Clock.GetElapsedTime(start) < Turn)
        {
            if (await _reader.ReadAsync(cursor, token).ConfigureAwait(false) is not { } page)
            {
                continue;
            }

            cursor.Take(page);
            if (page.Records.Count > 0 || cursor.IsAtEnd)
            {
                return true;
            }

            // A closed shard has an end, and is read until it comes.
            emptyPages += cursor.IsClosed ? 0 : 1;
        }

        return false;
    }

    // Where reading began at the oldest record, what was trimmed before is not for this reader to tell; what came after
    // a moment at which all had been read and receipted is still there for a day; and what is in the snapshot is not
    // missed.
    private void TellGap(ShardCursor cursor, DateTime now)
    {
        DateTime trimmedUntil = now - ExportConstants.StreamRetention;
        DateTime? since = cursor.ProvenThrough ?? cursor.LastTime;
        bool mayLack = since <= trimmedUntil || cursor.Unreceipted.Count > 0;
        if (since is { } time && mayLack && !(trimmedUntil < options.SkipBefore))
        {
            lock (_gaps)
            {
                _gaps.Add(new TrimmedGap(cursor.ShardId, time, cursor.Unreceipted.Count));
            }
        }
    }
}
