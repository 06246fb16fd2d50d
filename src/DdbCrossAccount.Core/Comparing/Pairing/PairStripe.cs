using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>The waiting items of one range of key digests, in memory and on disk. Thread-safe, but for draining.</summary>
internal sealed class PairStripe(SpillFile spill, PairMemory memory) : IDisposable
{
    private readonly object _lock = new();
    private Dictionary<UInt128, WaitingItem> _waiting = [];

    /// <summary>Items that wait in memory.</summary>
    public int InMemory
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>What waits on disk.</summary>
    public SpillLength Spilled
    {
        get
        {
            lock (_lock)
            {
                return spill.Length;
            }
        }
    }

    /// <summary>Pairs the item with the one that waits for it in memory, or lets it wait.</summary>
    /// <returns>Whether the pair is equal; null when the item waits.</returns>
    /// <remarks>An item of the same table under the same key takes the place of the one before: it was read later.</remarks>
    public bool? Add(TableSide side, in ItemPrint print)
    {
        lock (_lock)
        {
            if (_waiting.Remove(print.KeyDigest, out WaitingItem other))
            {
                memory.Add(-other.Memory);
                if (other.Side != side)
                {
                    return other.ItemDigest == print.ItemDigest;
                }
            }

            var item = new WaitingItem(side, print.ItemDigest, print.Key.ToArray());
            _waiting.Add(print.KeyDigest, item);
            memory.Add(item.Memory);
            return null;
        }
    }

    /// <summary>Moves what waits in memory to the spill file.</summary>
    public void Spill()
    {
        lock (_lock)
        {
            foreach ((UInt128 keyDigest, WaitingItem item) in _waiting)
            {
                spill.Append(keyDigest, item);
            }

            ForgetWaiting();
        }
    }

    /// <summary>Hands what was spilled to the disk.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            spill.Flush();
        }
    }

    /// <summary>Takes all that waits, what came first first, and leaves nothing.</summary>
    public IEnumerable<KeyValuePair<UInt128, WaitingItem>> Drain()
    {
        foreach (KeyValuePair<UInt128, WaitingItem> entry in spill.Read())
        {
            yield return entry;
        }

        spill.Delete();
        Dictionary<UInt128, WaitingItem> waiting = _waiting;
        ForgetWaiting();
        foreach (KeyValuePair<UInt128, WaitingItem> entry in waiting)
        {
            yield return entry;
        }
    }

    public void Dispose() => spill.Dispose();

    private void ForgetWaiting()
    {
        foreach (WaitingItem item in _waiting.Values)
        {
            memory.Add(-item.Memory);
        }

        // Clear() would keep the memory.
        _waiting = [];
    }
}
