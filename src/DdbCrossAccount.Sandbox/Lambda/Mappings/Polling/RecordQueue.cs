using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// Records that are gathered for the batches of one slot. A batch is due when it is full or its window has ended.
/// </summary>
internal sealed class RecordQueue(MappingSettings settings, TimeProvider clock)
{
    private readonly Queue<StreamEntry> _records = new();
    private long _size;

    public int Count => _records.Count;

    /// <summary>No further record goes into the next batch.</summary>
    public bool IsFull => _records.Count >= settings.BatchSize || _size >= BatchPayload.MaximumSize;

    /// <summary>When the window of the next batch ends; null: nothing waits.</summary>
    public DateTimeOffset? WindowEnds { get; private set; }

    public long? FirstSequence => _records.TryPeek(out StreamEntry entry) ? entry.Sequence : null;

    public void Add(StreamEntry entry)
    {
        _records.Enqueue(entry);
        _size += BatchPayload.Estimate(entry);
        WindowEnds ??= clock.GetUtcNow() + settings.BatchingWindow;
    }

    /// <summary>The next batch; null when none is due.</summary>
    /// <param name="isAtEnd">Nothing will be added any more, so that there is nothing to wait for.</param>
    public Batch? TakeDue(bool isAtEnd)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_records.Count == 0 || !(IsFull || isAtEnd || now >= WindowEnds))
        {
            return null;
        }

        var batch = new Batch(Take());
        WindowEnds = _records.Count > 0 ? now + settings.BatchingWindow : null;
        return batch;
    }

    private List<StreamEntry> Take()
    {
        var taken = new List<StreamEntry>(Math.Min(_records.Count, settings.BatchSize));
        long size = 0;
        while (taken.Count < settings.BatchSize && _records.TryPeek(out StreamEntry entry))
        {
            int estimate = BatchPayload.Estimate(entry);
            size += estimate;
            if (size > BatchPayload.MaximumSize && taken.Count > 0)
            {
                break;
            }

            taken.Add(_records.Dequeue());
            _size -= estimate;
        }

        return taken;
    }
}
