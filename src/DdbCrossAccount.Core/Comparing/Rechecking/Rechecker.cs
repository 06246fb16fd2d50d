using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Comparing.Pairing;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>
/// Reads keys that were not read equal again, on both sides and strongly, until they are equal, or have differed unchanged
/// for long enough, or have been changing for too long: two tables that are read at different moments differ under every key
/// that was written in between.
/// </summary>
/// <param name="clock">Time.</param>
/// <param name="reader">Reads keys.</param>
/// <param name="options">How long.</param>
/// <param name="tell">Is told each key once, from one thread at a time.</param>
internal sealed class Rechecker(TimeProvider clock, IPairReader reader, RecheckOptions options, Action<RecheckedPair> tell)
{
    // Readings of a round are taken when all of it was read: small enough that none of them is old by then.
    private const int MostOfARound = 20 * IPairReader.MaxKeys;

    private readonly PriorityQueue<PendingPair, DateTimeOffset> _pending = new();

    /// <summary>Takes mismatches until there are no more, and returns when every one has been told.</summary>
    public async Task RunAsync(ChannelReader<PairMismatch> mismatches, CancellationToken token)
    {
        do
        {
            TakeNew(mismatches);
            await ReadDueAsync(token).ConfigureAwait(false);
        }
        while (await WaitForMoreAsync(mismatches, token).ConfigureAwait(false));
    }

    private void TakeNew(ChannelReader<PairMismatch> mismatches)
    {
        while (_pending.Count < options.MaxPending && mismatches.TryRead(out PairMismatch mismatch))
        {
            var pair = new PendingPair(mismatch, clock.GetUtcNow());
            _pending.Enqueue(pair, pair.Due);
        }
    }

    private async Task ReadDueAsync(CancellationToken token)
    {
        var reads = new List<(PendingPair[] Pairs, IReadOnlyList<PairReading> Readings)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = token };
        await Parallel.ForEachAsync(
            TakeDue().Chunk(IPairReader.MaxKeys),
            parallel,
            async (pairs, stop) =>
            {
                IReadOnlyList<PairReading> readings = await reader.ReadAsync([.. pairs.Select(pair => pair.Key)], stop).ConfigureAwait(false);
                lock (reads)
                {
                    reads.Add((pairs, readings));
                }
            }).ConfigureAwait(false);
        reads.ForEach(read => Take(read.Pairs, read.Readings));
    }

    private List<PendingPair> TakeDue()
    {
        DateTimeOffset now = clock.GetUtcNow();
        var pairs = new List<PendingPair>();
        while (pairs.Count < MostOfARound && _pending.TryPeek(out PendingPair? pair, out DateTimeOffset due) && due <= now)
        {
            pairs.Add(pair);
            _pending.Dequeue();
        }

        return pairs;
    }

    private void Take(PendingPair[] pairs, IReadOnlyList<PairReading> readings)
    {
        DateTimeOffset now = clock.GetUtcNow();
        for (int index = 0; index < pairs.Length; index++)
        {
            if (pairs[index].Take(readings[index], now, options) is { } end)
            {
                tell(end);
            }
            else
            {
                _pending.Enqueue(pairs[index], pairs[index].Due);
            }
        }
    }

    // False when every mismatch has come and been told. A failure of whoever finds mismatches comes out of the channel.
    private async Task<bool> WaitForMoreAsync(ChannelReader<PairMismatch> mismatches, CancellationToken token)
    {
        if (_pending.Count == 0)
        {
            return await mismatches.WaitToReadAsync(token).ConfigureAwait(false);
        }

        _pending.TryPeek(out _, out DateTimeOffset due);
        TimeSpan delay = due - clock.GetUtcNow();
        if (delay > TimeSpan.Zero)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
            bool mayTake = _pending.Count < options.MaxPending && !mismatches.Completion.IsCompleted;
            Task more = mayTake ? mismatches.WaitToReadAsync(stop.Token).AsTask() : Task.Delay(Timeout.InfiniteTimeSpan, clock, stop.Token);
            await Task.WhenAny(more, Task.Delay(delay, clock, stop.Token)).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
        }

        return true;
    }
}
