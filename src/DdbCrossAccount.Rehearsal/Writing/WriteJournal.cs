using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>What the source has acknowledged: the last write of each key. Thread-safe.</summary>
internal sealed class WriteJournal
{
    private readonly object _lock = new();
    private readonly Dictionary<WrittenKey, PlannedWrite> _last = [];
    private long _acknowledged;
    private TaskCompletionSource<PlannedWrite>? _next;

    /// <summary>Writes that the source has acknowledged.</summary>
    public long Acknowledged
    {
        get
        {
            lock (_lock)
            {
                return _acknowledged;
            }
        }
    }

    /// <summary>Keeps a write that was acknowledged. Writes of one key come in the order in which they were sent.</summary>
    public void Acknowledge(PlannedWrite write)
    {
        lock (_lock)
        {
            _acknowledged++;
            // Of the write no more is needed than its number and kind.
            _last[write.Key] = write with { Item = default };
            _next?.TrySetResult(write);
            _next = null;
        }
    }

    /// <summary>The write that is acknowledged next.</summary>
    public async Task<PlannedWrite> NextAsync(CancellationToken token)
    {
        Task<PlannedWrite> next;
        lock (_lock)
        {
            _next ??= new TaskCompletionSource<PlannedWrite>(TaskCreationOptions.RunContinuationsAsynchronously);
            next = _next.Task;
        }

        return await next.WaitAsync(token);
    }

    /// <summary>True when no later write of that key has been acknowledged.</summary>
    public bool IsLast(PlannedWrite write)
    {
        lock (_lock)
        {
            return _last[write.Key].Number == write.Number;
        }
    }

    /// <summary>The last acknowledged write of each key.</summary>
    public IReadOnlyList<PlannedWrite> Last()
    {
        lock (_lock)
        {
            return [.. _last.Values];
        }
    }
}
