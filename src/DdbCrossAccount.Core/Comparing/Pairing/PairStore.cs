using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>
/// Takes the items of two tables in any order, cancels equal pairs against each other and tells all others. What has no
/// partner yet waits in memory up to a limit, and beyond it on disk.
/// </summary>
/// <remarks>
/// Tables that are scanned in the same order keep few waiting; in the worst order one whole table waits, and the result is
/// the same. It is a hybrid hash join, split anew by further bits of the digest where a part is larger than the memory
/// (DeWitt et al., "Implementation techniques for main memory database systems", SIGMOD 1984). Adding is thread-safe;
/// nothing is added while or after it is finished. Exceptions of the disk come out as they are.
/// </remarks>
internal sealed class PairStore : IDisposable
{
    private const int BitsPerDepth = 6;

    private const int StripeCount = 1 << BitsPerDepth;

    // No bits of the digest are left below it.
    private const int DeepestDepth = (128 / BitsPerDepth) - 1;

    private readonly PairStoreOptions _options;
    private readonly int _depth;
    private readonly PairMemory _memory = new();
    private readonly PairStripe[] _stripes;
    private readonly object _spilling = new();
    private long _sourceItems;
    private long _targetItems;
    private long _equal;

    /// <param name="options">Where and how much.</param>
    /// <param name="checkpoint">What to go on from; null begins anew.</param>
    public PairStore(PairStoreOptions options, PairCheckpoint? checkpoint)
        : this(options, checkpoint, depth: 0)
    {
    }

    private PairStore(PairStoreOptions options, PairCheckpoint? checkpoint, int depth)
    {
        _options = options;
        _depth = depth;
        _sourceItems = checkpoint?.SourceItems ?? 0;
        _targetItems = checkpoint?.TargetItems ?? 0;
        _equal = checkpoint?.Equal ?? 0;
        _stripes = [.. Enumerable.Range(0, StripeCount).Select(index => NewStripe(index, checkpoint?.Spilled[index] ?? default))];
    }

    /// <summary>What was taken so far.</summary>
    public PairCounts Counts => new(
        Interlocked.Read(ref _sourceItems),
        Interlocked.Read(ref _targetItems),
        Interlocked.Read(ref _equal),
        _stripes.Sum(stripe => stripe.InMemory + stripe.Spilled.Items),
        _stripes.Sum(stripe => stripe.Spilled.Bytes));

    /// <summary>Takes an item.</summary>
    /// <returns>The mismatch, when its partner waited and is not equal.</returns>
    public PairMismatch? Add(TableSide side, in ItemPrint print)
    {
        Interlocked.Increment(ref side == TableSide.Source ? ref _sourceItems : ref _targetItems);
        return Pair(side, print);
    }

    /// <summary>Moves everything that waits to disk. Nothing may be added meanwhile.</summary>
    /// <returns>What a later store, in another process too, goes on from.</returns>
    public PairCheckpoint Checkpoint()
    {
        foreach (PairStripe stripe in _stripes)
        {
            stripe.Spill();
            stripe.Flush();
        }

        return new PairCheckpoint(_sourceItems, _targetItems, _equal, [.. _stripes.Select(stripe => stripe.Spilled)]);
    }

    /// <summary>Everything that has found no partner, or, on disk, no equal one. What lies on disk is removed.</summary>
    public IEnumerable<PairMismatch> Finish()
    {
        if (_stripes.Any(stripe => stripe.Spilled.Items > 0))
        {
            Array.ForEach(_stripes, stripe => stripe.Spill());
        }

        return _stripes.SelectMany(stripe => stripe.Spilled.Items == 0 ? FinishInMemory(stripe) : FinishOnDisk(stripe));
    }

    /// <summary>Closes what lies on disk and leaves it there; a store that was finished has left nothing.</summary>
    public void Dispose() => Array.ForEach(_stripes, stripe => stripe.Dispose());

    private PairStripe NewStripe(int index, SpillLength spilled)
    {
        string path = Path.Combine(_options.SpillFolder, $"waiting-{_depth:D2}-{index:D2}.bin");
        return new PairStripe(new SpillFile(path, spilled), _memory);
    }

    private PairMismatch? Pair(TableSide side, in ItemPrint print)
    {
        int index = (int)(print.KeyDigest >> (128 - (BitsPerDepth * (_depth + 1)))) & (StripeCount - 1);
        bool? isEqual = _stripes[index].Add(side, print);
        switch (isEqual)
        {
            case true: Interlocked.Increment(ref _equal); return null;
            case false: return new PairMismatch(MismatchKind.Different, print.KeyDigest, print.Key.ToArray());
            default: KeepWithinMemory(); return null;
        }
    }

    private void KeepWithinMemory()
    {
        if (_memory.Used <= _options.MemoryLimit || _depth == DeepestDepth)
        {
            return;
        }

        lock (_spilling)
        {
            while (_memory.Used > _options.MemoryLimit)
            {
                _stripes.MaxBy(stripe => stripe.InMemory)!.Spill();
            }
        }
    }

    private static IEnumerable<PairMismatch> FinishInMemory(PairStripe stripe)
    {
        foreach ((UInt128 keyDigest, WaitingItem item) in stripe.Drain())
        {
            MismatchKind kind = item.Side == TableSide.Source ? MismatchKind.Missing : MismatchKind.Extra;
            yield return new PairMismatch(kind, keyDigest, item.Key);
        }
    }

    // Its items have not met each other on disk: they meet in a store of their own, by their next bits.
    private IEnumerable<PairMismatch> FinishOnDisk(PairStripe stripe)
    {
        using var part = new PairStore(_options, null, _depth + 1);
        foreach ((UInt128 keyDigest, WaitingItem item) in stripe.Drain())
        {
            if (part.Pair(item.Side, new ItemPrint(keyDigest, item.ItemDigest, item.Key)) is { } mismatch)
            {
                yield return mismatch;
            }
        }

        foreach (PairMismatch mismatch in part.Finish())
        {
            yield return mismatch;
        }

        Interlocked.Add(ref _equal, part._equal);
    }
}
