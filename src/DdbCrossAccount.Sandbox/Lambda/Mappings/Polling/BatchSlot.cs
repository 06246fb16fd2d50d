using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Failures;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// One line of batches of a shard. All records of a key come to the same slot, and a batch is delivered until it is done
/// with or given up before the next one begins: so each key's order is kept. Driven by its poller, one thread at a time.
/// </summary>
/// <remarks>
/// A batch that fails is delivered again as a whole, after a growing pause; or without the records before the lowest number
/// that the function names; or in two halves where the mapping bisects, which does not count as a retry. Only failures of
/// the function count.
/// </remarks>
internal sealed class BatchSlot(ShardContext context, BatchPayload payload)
{
    private readonly MappingSettings _settings = context.Settings;
    private readonly RecordQueue _queue = new(context.Settings, context.Services.Clock);
    private readonly Stack<Batch> _later = new();
    private Batch? _current;
    private BatchDelivery? _delivery;
    private BatchOutcome? _lastOutcome;
    private DateTimeOffset? _retryDue;

    public bool IsRunning => _delivery is not null;

    public bool IsEmpty => _current is null && _later.Count == 0 && _queue.Count == 0;

    /// <summary>Records that wait for their batch.</summary>
    public int Queued => _queue.Count;

    /// <summary>It has nothing to do, or a batch that is not full.</summary>
    public bool WantsRecords => _current is null && _later.Count == 0 && !_queue.IsFull;

    /// <summary>How often the batch that it is at has been delivered; 0: it is at none.</summary>
    public int Invocations => _current?.Invocations ?? 0;

    /// <summary>The first record that is not done with; null when there is none.</summary>
    public long? FirstSequence =>
        _current?.Records[0].Sequence
        ?? (_later.TryPeek(out Batch? batch) ? batch.Records[0].Sequence : _queue.FirstSequence);

    /// <summary>How old the last record of the last batch was when the function was done with it.</summary>
    public TimeSpan? IteratorAge { get; private set; }

    /// <summary>When there is something to do although nothing has happened; null: never.</summary>
    public DateTimeOffset? Due => IsRunning ? null : _current is not null ? _retryDue : _queue.WindowEnds;

    private DateTimeOffset Now => context.Services.Clock.GetUtcNow();

    private WorstForms Forms => context.Services.WorstForms;

    public void Add(StreamEntry entry) => _queue.Add(entry);

    /// <summary>Acts on the answer to a delivery; false when there is none.</summary>
    public bool TryTakeAnswer()
    {
        if (_delivery?.Outcome is not BatchOutcome outcome)
        {
            return false;
        }

        _delivery = null;
        _lastOutcome = outcome;
        Act(outcome);
        return true;
    }

    /// <summary>Delivers a batch when one is due; false when none is.</summary>
    /// <param name="isAtEnd">Nothing will be added any more.</param>
    public bool TryDeliver(bool isAtEnd)
    {
        if (IsRunning || Now < _retryDue || (_current is null && !TryTakeBatch(isAtEnd)))
        {
            return false;
        }

        _retryDue = null;
        DropTrimmed();
        DropTooOld();
        if (_current is not null)
        {
            Deliver();
        }

        return true;
    }

    private bool TryTakeBatch(bool isAtEnd)
    {
        _current = _later.TryPop(out Batch? batch) ? batch : _queue.TakeDue(isAtEnd);
        return _current is not null;
    }

    // What the stream has forgotten is passed over without a word, as Lambda does.
    private void DropTrimmed()
    {
        int count = CountOlder(TableStream.Retention);
        if (count > 0)
        {
            context.Mapping.Count(counters => counters.TrimmedGaps++);
            Finish(count);
        }
    }

    private void DropTooOld()
    {
        int count = _settings.MaximumRecordAge < 0 ? 0 : CountOlder(TimeSpan.FromSeconds(_settings.MaximumRecordAge));
        if (count > 0)
        {
            Discard(count, FailureRecord.AgeExceeded);
        }
    }

    private int CountOlder(TimeSpan age)
    {
        long oldest = (Now - age).UtcTicks;
        int count = 0;
        while (count < _current?.Records.Count && _current.Records[count].Change.Ticks < oldest)
        {
            count++;
        }

        return count;
    }

    private void Deliver()
    {
        Batch batch = _current!;
        byte[] content = payload.Write(batch.Records, out int count);
        if (count < batch.Records.Count)
        {
            _later.Push(batch.Part(count, batch.Records.Count - count));
            _current = batch.Part(0, count);
        }

        bool isDoubled = Falls(Forms.DuplicateBatches);
        _current!.Invocations++;
        context.Mapping.Count(counters =>
        {
            counters.Invocations++;
            counters.Duplicated += isDoubled ? 1 : 0;
        });
        _delivery = new BatchDelivery(context);
        _delivery.Start(content, isDoubled ? 2 : 1);
    }

    private void Act(BatchOutcome outcome)
    {
        int all = _current!.Records.Count;
        if (outcome.NotInvoked is string reason)
        {
            context.Mapping.Count(counters => counters.NotInvoked++);
            context.Mapping.NoteResult($"PROBLEM: {reason}");
            RetryLater();
            return;
        }

        int done = outcome.FunctionError is not null ? 0
            : _settings.ReportsItemFailures ? BatchAnswer.CountDone(outcome.Payload, _current.Records)
            : all;
        context.Mapping.NoteResult(done == all ? "OK" : "PROBLEM: Function call failed");
        if (done < all)
        {
            ActOnFailure(done);
        }
        else if (Falls(Forms.LostAcknowledgements))
        {
            context.Mapping.Count(counters => counters.Redelivered++);
        }
        else
        {
            Succeed(all);
        }
    }

    private void ActOnFailure(int done)
    {
        context.Mapping.Count(counters => counters.FunctionErrors++);
        if (done > 0)
        {
            Succeed(done);
            _current!.FailuresInARow = 0;
        }

        if (_settings.BisectsOnError && (done > 0 || _current!.Records.Count > 1))
        {
            Bisect(done > 0 ? 0 : _current!.Records.Count / 2);
            return;
        }

        _current = _current!.Failed();
        if (_settings.MaximumRetries >= 0 && _current.Failures > _settings.MaximumRetries)
        {
            Discard(_current.Records.Count, FailureRecord.RetriesExhausted);
        }
        else
        {
            RetryLater();
        }
    }

    // At the number that the function told there is nothing left to split off.
    private void Bisect(int middle)
    {
        if (middle > 0)
        {
            _later.Push(_current!.Part(middle, _current.Records.Count - middle));
            _current = _current.Part(0, middle);
        }
    }

    private void RetryLater()
    {
        _current!.FailuresInARow++;
        _retryDue = Now + RetryDelay.After(_current.FailuresInARow);
    }

    private void Discard(int count, string condition)
    {
        context.Mapping.Count(counters => counters.Discarded += count);
        context.Catalog.Failures.Tell(context, RecordOf(count, condition), payload);
        Finish(count);
    }

    private FailureRecord RecordOf(int count, string condition) => new()
    {
        RequestId = _lastOutcome?.RequestId ?? context.Services.Ids.Guid().ToString(),
        FunctionArn = _settings.FunctionArn,
        Condition = condition,
        Invocations = _current!.Invocations,
        LastOutcome = _current.Invocations > 0 ? _lastOutcome : null,
        Time = Now,
        StreamArn = context.Mapping.StreamArn,
        ShardId = context.Shard.Id,
        Records = [.. _current.Part(0, count).Records],
    };

    private void Succeed(int count)
    {
        IteratorAge = Now - _current!.Records[count - 1].Change.Time;
        context.Mapping.Count(counters => counters.Records += count);
        Finish(count);
    }

    /// <summary>The first records of the batch are done with, in whatever way.</summary>
    private void Finish(int count)
    {
        if (count < _current!.Records.Count)
        {
            _current.RemoveFirst(count);
        }
        else
        {
            _current = null;
        }
    }

    private bool Falls(double share) => share > 0 && context.Services.Ids.Chance() < share;
}
