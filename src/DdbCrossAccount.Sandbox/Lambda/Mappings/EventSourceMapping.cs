using System;
using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>
/// An event source mapping: which stream goes to which function, how, and how far it has come. A change is shown at once
/// and holds when it has ended; until then the settings of before are in force. Thread-safe.
/// </summary>
internal sealed class EventSourceMapping
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ShardPosition> _positions = new(StringComparer.Ordinal);
    private readonly MappingCounters _counters = new();
    private MappingSettings _settings;
    private string _roleArn;
    private string _lastResult = "No records processed";
    private bool _hasBegun;

    public EventSourceMapping(
        string id, string accountId, string region, string streamArn, string startingPosition, MappingSettings settings,
        string roleArn)
    {
        Id = id;
        AccountId = accountId;
        Region = region;
        StreamArn = streamArn;
        StartingPosition = startingPosition;
        State = MappingState.Creating;
        _settings = settings;
        _roleArn = roleArn;
    }

    /// <summary>A GUID.</summary>
    public string Id { get; }

    public string AccountId { get; }

    public string Region { get; }

    public string Arn => $"arn:aws:lambda:{Region}:{AccountId}:event-source-mapping:{Id}";

    public string StreamArn { get; }

    /// <summary>Where reading begins when the mapping polls for the first time: TRIM_HORIZON or LATEST.</summary>
    public string StartingPosition { get; }

    public string State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastModified { get; private set; }

    /// <summary>When the change that is under way will have ended; null: none is.</summary>
    public DateTimeOffset? ChangeDue { get; private set; }

    public bool IsDeleted { get; private set; }

    /// <summary>Null until the mapping has been made.</summary>
    public MappingSettings? InForce { get; private set; }

    /// <summary>What is shown: it is or will be in force.</summary>
    public MappingSettings Settings => Reading(() => _settings);

    public string LastProcessingResult => Reading(() => _lastResult);

    /// <summary>The role of the function when it was last looked up.</summary>
    public string RoleArn
    {
        get => Reading(() => _roleArn);
        set => Reading(() => _roleArn = value);
    }

    /// <summary>How far it has come in the shards that it knows, in the order of their ids.</summary>
    public IReadOnlyDictionary<string, ShardPosition> Positions =>
        Reading(() => new SortedDictionary<string, ShardPosition>(_positions, StringComparer.Ordinal));

    public MappingCounters Counters => Reading(() => _counters with { });

    /// <summary>Begins a change; false when one is under way.</summary>
    /// <param name="settings">The new settings; null deletes the mapping.</param>
    /// <param name="now">Service time.</param>
    /// <param name="due">When it will have ended.</param>
    public bool TryChange(MappingSettings? settings, DateTimeOffset now, DateTimeOffset due)
    {
        lock (_gate)
        {
            if (ChangeDue is not null || IsDeleted)
            {
                return false;
            }

            State = StateOfChange(settings);
            _settings = settings ?? _settings;
            LastModified = now;
            ChangeDue = due;
            return true;
        }
    }

    /// <summary>The mapping was just made.</summary>
    public void BeginCreation(DateTimeOffset now, DateTimeOffset due)
    {
        CreatedAt = now;
        LastModified = now;
        ChangeDue = due;
    }

    /// <summary>What was changed holds from now on.</summary>
    public void EndChange()
    {
        lock (_gate)
        {
            ChangeDue = null;
            IsDeleted = State == MappingState.Deleting;
            InForce = _settings;
            State = IsDeleted ? State : _settings.IsEnabled ? MappingState.Enabled : MappingState.Disabled;
        }
    }

    /// <summary>
    /// Takes up shards that were not known yet: at the starting position for the first time, later from their beginning,
    /// as they go on where others ended.
    /// </summary>
    public void Discover(IReadOnlyList<StreamShard> shards, StreamReader reader)
    {
        lock (_gate)
        {
            foreach (StreamShard shard in shards)
            {
                if (!_positions.ContainsKey(shard.Id))
                {
                    _positions[shard.Id] = _hasBegun
                        ? new ShardPosition(shard.StartingSequence, false)
                        : PositionToStart(shard, reader);
                }
            }

            _hasBegun = true;
        }
    }

    /// <summary>Null: the shard is not known.</summary>
    public ShardPosition? PositionOf(string shardId)
    {
        lock (_gate)
        {
            return _positions.TryGetValue(shardId, out ShardPosition position) ? position : null;
        }
    }

    public void Advance(string shardId, ShardPosition position)
    {
        lock (_gate)
        {
            _positions[shardId] = position;
        }
    }

    /// <summary>What is shown as the last processing result: <c>OK</c>, or <c>PROBLEM: …</c>.</summary>
    public void NoteResult(string result) => Reading(() => _lastResult = result);

    public void Count(Action<MappingCounters> add)
    {
        lock (_gate)
        {
            add(_counters);
        }
    }

    private string StateOfChange(MappingSettings? settings)
    {
        return settings is null ? MappingState.Deleting
            : settings.IsEnabled == _settings.IsEnabled ? MappingState.Updating
            : settings.IsEnabled ? MappingState.Enabling
            : MappingState.Disabling;
    }

    // From LATEST on there is nothing in a closed shard.
    private ShardPosition PositionToStart(StreamShard shard, StreamReader reader)
    {
        bool isLatest = StartingPosition == ShardIteratorType.Latest;
        return new ShardPosition(reader.Position(shard.Id, StartingPosition), isLatest && shard.EndingSequence is not null);
    }

    private T Reading<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
