using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>
/// Reads one shard for a mapping from its position to its end and gives the records to slots by their keys. It reads four
/// times a second when there is something new, at once as long as there is more, and not at all when the shard is quiet.
/// The position that is kept is before the first record that any slot is not done with.
/// </summary>
internal sealed class ShardPoller
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>Where the limits of streams are kept: a reader's share of a shard is five reads a second.</summary>
    private static readonly TimeSpan ReadPeriod = TimeSpan.FromMilliseconds(200);

    private readonly ShardContext _context;
    private readonly BatchPayload _payload;
    private readonly BatchSlot[] _slots;
    private readonly TimeSpan _phase;
    private readonly int _mostQueued;
    private long _position;
    private bool _isAtEnd;
    private DateTimeOffset? _pollDue;
    private int _isChanged;
    private int _refusals;
    private volatile bool _isStopping;
    private volatile ShardStatus _status;

    /// <param name="context">What it works on.</param>
    /// <param name="position">Where to begin.</param>
    /// <param name="phase">When in the period it polls, so that no two pollers do at the same moment.</param>
    public ShardPoller(ShardContext context, long position, TimeSpan phase)
    {
        _context = context;
        _position = position;
        _phase = phase;
        _payload = new BatchPayload(context.Stream.NewWriter());
        _slots = [.. Enumerable.Range(0, context.Settings.ParallelizationFactor).Select(_ => new BatchSlot(context, _payload))];
        _mostQueued = (2 * _slots.Length * context.Settings.BatchSize) + StreamReader.MaximumRecords;
        _status = new ShardStatus(context.Shard.Id, context.Shard.ParentId) { Position = position };
    }

    public string ShardId => _context.Shard.Id;

    public bool IsEnded { get; private set; }

    public ShardStatus Status => _status;

    private DateTimeOffset Now => _context.Services.Clock.GetUtcNow();

    /// <summary>Ends when the shard does, or when it is told to stop and the function has answered.</summary>
    /// <param name="ended">Raised at the end.</param>
    public async Task RunAsync(ServiceSignal ended)
    {
        using var work = new ServiceWork(_context.Services.Clock);
        _pollDue = NextInstant();
        await work.UntilAsync(_pollDue, _context.Signal);
        _context.Shard.Changed += NoteChange;
        try
        {
            while (!Step())
            {
                await work.UntilAsync(FindDue(), _context.Signal);
            }
        }
        catch (Exception error)
        {
            UnexpectedErrors.Report(error);
            _context.Mapping.NoteResult($"PROBLEM: {error.Message}");
        }
        finally
        {
            _context.Shard.Changed -= NoteChange;
            IsEnded = true;
            ended.Raise();
        }
    }

    /// <summary>Starts nothing more; what the function is at is waited for.</summary>
    public void Stop()
    {
        _isStopping = true;
        _context.Signal.Raise();
    }

    // Called under the table's lock for every record: it only leaves a note.
    private void NoteChange()
    {
        if (Interlocked.Exchange(ref _isChanged, 1) == 0)
        {
            _context.Signal.Raise();
        }
    }

    /// <summary>Does all that can be done now; true at the end.</summary>
    private bool Step()
    {
        _context.Signal.Lower();
        bool isMoving;
        do
        {
            isMoving = TakeAnswers();
            if (!_isStopping)
            {
                while (TryRead())
                {
                    isMoving = true;
                }

                isMoving |= Deliver();
            }

            Save();
        }
        while (isMoving);
        bool isIdle = !_slots.Any(slot => slot.IsRunning);
        return isIdle && (_isStopping || IsDone);
    }

    // No further than slots without work need, and never without bound for the sake of one of them.
    private bool IsReading =>
        !_isStopping && !_isAtEnd && _slots.Any(slot => slot.WantsRecords) && _slots.Sum(slot => slot.Queued) < _mostQueued;

    private bool IsDone => _isAtEnd && _slots.All(slot => slot.IsEmpty);

    private bool TakeAnswers()
    {
        bool isAny = false;
        foreach (BatchSlot slot in _slots)
        {
            isAny |= slot.TryTakeAnswer();
        }

        return isAny;
    }

    private bool Deliver()
    {
        bool isAny = false;
        foreach (BatchSlot slot in _slots)
        {
            isAny |= slot.TryDeliver(_isAtEnd);
        }

        return isAny;
    }

    /// <summary>True when records were read, or the end was reached.</summary>
    private bool TryRead()
    {
        if (Interlocked.Exchange(ref _isChanged, 0) == 1)
        {
            _pollDue ??= NextInstant();
        }

        if (!IsReading || _pollDue is null || Now < _pollDue)
        {
            return false;
        }

        try
        {
            DemandRead();
            _refusals = 0;
            return Read();
        }
        catch (ServiceException error)
        {
            return ActOnRefusal(error);
        }
    }

    private void DemandRead()
    {
        Principal role = _context.Catalog.RoleOf(_context.Mapping)
            ?? throw MappingError.CannotAccess(_context.Mapping.StreamArn);
        if (_context.Stream.FindDenial(role, "GetShardIterator") is not null
            || _context.Stream.FindDenial(role, "GetRecords") is not null)
        {
            throw MappingError.CannotAccess(_context.Mapping.StreamArn);
        }

        _context.Stream.DemandKey(role);
    }

    private bool Read()
    {
        StreamReader reader = _context.Stream.Reader;
        StreamPage page = reader.Read(ShardId, _position);
        foreach (StreamEntry entry in page.Entries)
        {
            Give(entry);
        }

        _isAtEnd = page.NextSequence is null;
        _position = page.NextSequence ?? (page.Entries.Count > 0 ? page.Entries[^1].Sequence + 1 : _position);
        _pollDue = page.Entries.Count > 0 ? NextRead() : reader.HasMore(_context.Shard, _position) ? NextInstant() : null;
        return _isAtEnd || page.Entries.Count > 0;
    }

    private void Give(StreamEntry entry)
    {
        if (IsWanted(entry))
        {
            _slots[SlotOf(entry.Change.Key)].Add(entry);
        }
        else
        {
            _context.Mapping.Count(counters => counters.Filtered++);
        }
    }

    private bool IsWanted(StreamEntry entry)
    {
        IReadOnlyList<FilterPattern> filters = _context.Settings.Filters;
        if (filters.Count == 0)
        {
            return true;
        }

        using JsonDocument record = JsonDocument.Parse(_payload.WriteRecord(entry), new JsonDocumentOptions { MaxDepth = 128 });
        return filters.Any(filter => filter.Matches(record.RootElement));
    }

    // FNV-1a: the same at every start.
    private int SlotOf(ReadOnlySpan<byte> key)
    {
        uint hash = 2166136261;
        foreach (byte part in key)
        {
            hash = (hash ^ part) * 16777619;
        }

        return (int)(hash % (uint)_slots.Length);
    }

    private bool ActOnRefusal(ServiceException error)
    {
        switch (error.Code)
        {
            // What was next has been forgotten: Lambda goes on with what is left, without a word.
            case "TrimmedDataAccessException":
                _context.Mapping.Count(counters => counters.TrimmedGaps++);
                _position = _context.Stream.Reader.OldestOf(_context.Shard);
                return true;
            case "ResourceNotFoundException" when Now >= _context.Shard.ClosedAt + TableStream.Retention:
                _isAtEnd = true;
                return true;
            case "ResourceNotFoundException" or "LimitExceededException":
                _pollDue = NextInstant();
                return false;
            default:
                _context.Mapping.NoteResult($"PROBLEM: {error.Message}");
                _pollDue = Now + RetryDelay.After(++_refusals);
                return false;
        }
    }

    private void Save()
    {
        long first = _slots.Min(slot => slot.FirstSequence ?? long.MaxValue);
        var position = new ShardPosition(Math.Min(first, _position), IsDone);
        _context.Mapping.Advance(ShardId, position);
        _status = _status with
        {
            Position = position.Sequence,
            IsEnded = position.IsEnded,
            Queued = _slots.Sum(slot => slot.Queued),
            Running = _slots.Count(slot => slot.IsRunning),
            Invocations = _slots.Max(slot => slot.Invocations),
            IteratorAge = _slots.Max(slot => slot.IteratorAge) ?? _status.IteratorAge,
        };
    }

    private DateTimeOffset? FindDue()
    {
        DateTimeOffset? due = IsReading ? _pollDue : null;
        foreach (BatchSlot slot in _slots.Where(_ => !_isStopping))
        {
            due = slot.Due is DateTimeOffset own && !(due <= own) ? own : due;
        }

        return due;
    }

    private DateTimeOffset NextRead() =>
        _context.Services.Options.Capacity == CapacityLimits.Enforced ? Now + ReadPeriod : Now;

    private DateTimeOffset NextInstant()
    {
        DateTimeOffset now = Now;
        long past = (now.UtcTicks - _phase.Ticks) % PollPeriod.Ticks;
        return now + TimeSpan.FromTicks(PollPeriod.Ticks - past);
    }
}
