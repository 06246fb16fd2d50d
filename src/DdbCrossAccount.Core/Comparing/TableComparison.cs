using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Comparing.Reading;
using DdbCrossAccount.Core.Comparing.Rechecking;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>Compares two tables item by item, in one pass over both, while they are in use.</summary>
/// <remarks>
/// Both are read in parallel segments, eventually consistent; equal items cancel each other; every key that was not read equal
/// is read again, strongly, from both. So a key that is said to differ has differed for the time in
/// <see cref="RecheckOptions.StableFor"/>, and one that is said to be equal was equal when it was read. Nothing is said about
/// what is written to a key after it was read.
/// </remarks>
internal sealed class TableComparison(EngineContext context, ComparisonOptions options)
{
    private const int MismatchesAhead = 10_000;

    private readonly ComparisonTally _tally = new();

    /// <summary>Runs to the end of both tables. Confirmed differences are told as <see cref="DifferenceFound"/>.</summary>
    public async Task<ComparisonResult> CompareAsync(CancellationToken token)
    {
        DateTimeOffset startTime = context.Clock.GetUtcNow();
        DirectoryInfo folder = SpillFolder.Create(options.SpillParent);
        try
        {
            using var store = new PairStore(
                new PairStoreOptions { MemoryLimit = options.MemoryLimit, SpillFolder = folder.FullName }, checkpoint: null);
            await CompareAsync(store, token).ConfigureAwait(false);
            return Result(store.Counts, startTime);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task CompareAsync(PairStore store, CancellationToken token)
    {
        using RawDynamoDbClient source = options.Source.Session.CreateRawDynamoDb(context);
        using RawDynamoDbClient target = options.Target.Session.CreateRawDynamoDb(context);
        Channel<PairMismatch> mismatches = Channel.CreateBounded<PairMismatch>(MismatchesAhead);
        var pairs = new PairReader(KeyedReader(options.Source, source), KeyedReader(options.Target, target));
        var rechecker = new Rechecker(context.Clock, pairs, options.Recheck, Tell);
        var segments = new SegmentPrinter(context, options, store, _tally, mismatches.Writer);
        await TogetherAsync(
            [stop => FindAsync(store, segments, source, target, mismatches.Writer, stop), stop => rechecker.RunAsync(mismatches.Reader, stop)],
            token).ConfigureAwait(false);
    }

    private KeyedReader KeyedReader(ComparedTable table, RawDynamoDbClient client) =>
        new(context, table, client, options.Schema, options.KeysOnly, options.ThrottleTimeout);

    private void Tell(RecheckedPair pair)
    {
        _tally.Add(pair);
        if (pair.Verdict != RecheckVerdict.Equal)
        {
            context.Observer.Observe(new DifferenceFound(pair));
        }
    }

    private async Task FindAsync(
        PairStore store,
        SegmentPrinter segments,
        RawDynamoDbClient source,
        RawDynamoDbClient target,
        ChannelWriter<PairMismatch> mismatches,
        CancellationToken token)
    {
        IEnumerable<Func<CancellationToken, Task>> reads = Enumerable.Range(0, options.Segments).SelectMany(
            segment => new Func<CancellationToken, Task>[]
            {
                stop => segments.ReadAsync(TableSide.Source, source, segment, stop),
                stop => segments.ReadAsync(TableSide.Target, target, segment, stop),
            });
        await TogetherAsync([.. reads], token).ConfigureAwait(false);
        foreach (PairMismatch mismatch in store.Finish())
        {
            await mismatches.WriteAsync(mismatch, token).ConfigureAwait(false);
        }

        mismatches.Complete();
    }

    // All at once; the first failure ends the others, and is what is thrown.
    private static Task TogetherAsync(IReadOnlyCollection<Func<CancellationToken, Task>> works, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = works.Count, CancellationToken = token };
        return Parallel.ForEachAsync(works, parallel, async (work, stop) => await work(stop).ConfigureAwait(false));
    }

    private ComparisonResult Result(PairCounts counts, DateTimeOffset startTime) => new()
    {
        SourceItems = counts.SourceItems,
        TargetItems = counts.TargetItems,
        Equal = counts.Equal + _tally.Settled,
        Missing = _tally.Missing,
        Extra = _tally.Extra,
        Different = _tally.Different,
        Moving = _tally.Moving,
        Rechecked = _tally.Rechecked,
        SourceBytes = _tally.SourceBytes,
        TargetBytes = _tally.TargetBytes,
        SourceCapacityUnits = options.Source.Capacity.Spent,
        TargetCapacityUnits = options.Target.Capacity.Spent,
        StartTime = startTime.UtcDateTime,
        Duration = context.Clock.GetUtcNow() - startTime,
    };
}
