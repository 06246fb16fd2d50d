using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>
/// Takes the items of both tables in any order and cancels equal pairs; what has no partner yet waits as 32 bytes of digest.
/// </summary>
/// <remarks>
/// Both tables scanned in the same order keep few waiting; in the worst order as many wait as one table has items. The
/// result is the same. Thread-safe.
/// </remarks>
internal sealed class Comparison
{
    private readonly object _lock = new();
    private readonly Dictionary<UInt128, UInt128> _waitingOfSource = [];
    private readonly Dictionary<UInt128, UInt128> _waitingOfTarget = [];
    private long _sourceItems;
    private long _targetItems;
    private long _different;
    private long _repeatedInSource;
    private long _repeatedInTarget;

    /// <summary>Takes an item of the source.</summary>
    public void AddSource(ItemDigest digest)
    {
        lock (_lock)
        {
            _sourceItems++;
            _repeatedInSource += Pair(digest, _waitingOfTarget, _waitingOfSource);
        }
    }

    /// <summary>Takes an item of the target.</summary>
    public void AddTarget(ItemDigest digest)
    {
        lock (_lock)
        {
            _targetItems++;
            _repeatedInTarget += Pair(digest, _waitingOfSource, _waitingOfTarget);
        }
    }

    /// <summary>What is known so far; it is the result when both tables have been read to their ends.</summary>
    public ComparisonResult Result()
    {
        lock (_lock)
        {
            return new ComparisonResult(
                _sourceItems,
                _targetItems,
                _waitingOfSource.Count + _repeatedInSource,
                _waitingOfTarget.Count + _repeatedInTarget,
                _different);
        }
    }

    /// <summary>One when a scan gave a key that is already waiting: a table has each key once, so the item has no partner.</summary>
    private int Pair(ItemDigest digest, Dictionary<UInt128, UInt128> others, Dictionary<UInt128, UInt128> own)
    {
        if (!others.Remove(digest.Key, out UInt128 other))
        {
            return own.TryAdd(digest.Key, digest.Item) ? 0 : 1;
        }

        if (other != digest.Item)
        {
            _different++;
        }

        return 0;
    }
}
