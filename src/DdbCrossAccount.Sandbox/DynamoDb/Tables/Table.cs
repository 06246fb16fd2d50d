using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Backups;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Insights;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Kinesis;
using DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tags;
using DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// A table with its items, stream and backups. Everything that changes is read and written under <see cref="Gate"/>,
/// which is held for one item or one page at most.
/// </summary>
internal sealed class Table
{
    private static readonly TimeSpan InaccessibleAfter = TimeSpan.FromMinutes(40);

    private readonly TimeProvider _clock;
    private readonly TableTiming _timing;
    private volatile IReadOnlyList<TableStream> _streams = [];
    private TableDefinition _definition;
    private volatile PendingChange? _pending;
    private TableWork _work = TableWork.Creating;
    private DateTimeOffset? _workEnds;
    private Transition<Encryption?>? _encryptionChange;
    private Transition<Throughput>? _warmChange;
    private DateTimeOffset? _hiddenUntil;
    private long _lastTicks;

    public Table(
        TableArn arn, string id, TableDefinition definition, TimeProvider clock, TableTiming timing, CapacitySettings capacity,
        TableLayout layout)
    {
        _clock = clock;
        _timing = timing;
        _definition = definition;
        Arn = arn;
        Id = id;
        Keys = definition.KeySchema(layout.HashSalt);
        CreatedAt = clock.GetUtcNow();
        Capacity = new TableCapacity(this, capacity);
        Capacity.Partitions.Divided = DivideStream;
        Backups = new ContinuousBackups(timing.RestorableLag);
        Statistics = NewStatistics();
        TimeToLive = new TimeToLiveSetting(timing.TableChange);
        Expiry = new ItemExpiry(timing.ExpiryDelay);
        Indexes = new TableIndexes(this, layout.MaximumCollectionSize);
        Indexes.Follow(definition);
        _workEnds = CreatedAt + timing.TableChange;
    }

    public Lock Gate { get; } = new();

    public TableArn Arn { get; }

    /// <summary>A GUID that tells this table from an earlier one of the same name.</summary>
    public string Id { get; }

    /// <summary>
    /// What is in force; what is set is so at once. The indexes follow it: a new one is filled, one that is being deleted
    /// is emptied at once.
    /// </summary>
    public TableDefinition Definition
    {
        get
        {
            ApplyPending();
            return _definition;
        }

        set
        {
            _definition = value;
            Capacity.Follow(Now);
            Indexes.Follow(value);
        }
    }

    /// <summary>What will be in force when the change that is under way has ended.</summary>
    public TableDefinition Target => _pending is { } pending ? pending.Apply(Definition) : Definition;

    /// <summary>When settings were changed whose changes are limited.</summary>
    public SettingChanges Changes { get; } = new();

    /// <summary>The encryption that is being left; null where none is.</summary>
    public Transition<Encryption?>? EncryptionChange => Now < _encryptionChange?.Ends ? _encryptionChange : null;

    /// <summary>The warm throughput that is being raised; null where none is.</summary>
    public Transition<Throughput>? WarmChange => Now < _warmChange?.Ends ? _warmChange : null;

    public KeySchema Keys { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>What requests may use, and how the keys are divided among partitions.</summary>
    public TableCapacity Capacity { get; }

    public ItemTree Items { get; } = new();

    public TableIndexes Indexes { get; }

    public ContinuousBackups Backups { get; }

    /// <summary>What the table was restored from; null where it was made in another way.</summary>
    public RestoreSource? RestoredFrom { get; set; }

    public TableStatistics Statistics { get; }

    public TableTags Tags { get; } = new();

    public TimeToLiveSetting TimeToLive { get; }

    public ItemExpiry Expiry { get; }

    public PolicyHolder PolicyHolder { get; } = new();

    public List<KinesisDestination> KinesisDestinations { get; } = [];

    /// <summary>By index name; the empty name is the table itself.</summary>
    public Dictionary<string, ContributorInsights> Insights { get; } = new(StringComparer.Ordinal);

    /// <summary>The stream that is on or was on last.</summary>
    public TableStream? LatestStream => _streams.LastOrDefault();

    /// <summary>Can be read without the lock.</summary>
    public IReadOnlyList<TableStream> Streams => _streams;

    public TimeSpan ChangeTime => _timing.TableChange;

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>What the table is busy with.</summary>
    public TableWork Work => Now >= _workEnds ? TableWork.None : _work;

    /// <summary>True when the table can be read and written.</summary>
    public bool ServesItems => Work is not (TableWork.Creating or TableWork.Deleting);

    /// <summary>
    /// When the state of its key became the state of the table, some forty minutes after the key could not be used any
    /// more. Null: it can.
    /// </summary>
    public DateTimeOffset? InaccessibleSince =>
        Definition.Encryption?.Key?.UnusableSince + InaccessibleAfter is { } since && Now >= since ? since : null;

    /// <summary>True while a table that an import has begun to make cannot be seen yet.</summary>
    public bool IsHidden => Now < _hiddenUntil;

    public bool IsGone => _work == TableWork.Deleting && Now >= _workEnds;

    public string Status()
    {
        return Work switch
        {
            TableWork.None => InaccessibleSince is null ? TableStatus.Active : TableStatus.InaccessibleEncryptionCredentials,
            TableWork.Creating => TableStatus.Creating,
            TableWork.Deleting => TableStatus.Deleting,
            _ => TableStatus.Updating,
        };
    }

    /// <summary>Is busy for as long as changes of tables take, then ACTIVE again.</summary>
    public void Enter(TableWork work)
    {
        Enter(work, _timing.TableChange);
    }

    public void Enter(TableWork work, TimeSpan duration)
    {
        _work = work;
        _workEnds = Now + duration;
    }

    /// <summary>Is busy until <see cref="Activate"/>; an import does this.</summary>
    public void EnterUntilActivated(TableWork work)
    {
        _work = work;
        _workEnds = null;
    }

    public void HideUntil(DateTimeOffset time)
    {
        _hiddenUntil = time;
    }

    public void Activate()
    {
        _workEnds = Now;
    }

    /// <summary>Is busy with a change of its definition, which takes effect at the end.</summary>
    public void Change(Func<TableDefinition, TableDefinition> change, TableWork work)
    {
        ApplyPending();
        Enter(work);
        _pending = new PendingChange(_workEnds!.Value, change);
    }

    /// <summary>Changes the encryption; the old one is shown for as long as changes of tables take.</summary>
    public void Encrypt(Encryption? encryption)
    {
        _encryptionChange = new Transition<Encryption?>(Definition.Encryption, Now + _timing.TableChange);
        Definition = Definition with { Encryption = encryption };
    }

    /// <summary>Raises what the table can serve at once, after as long as changes of tables take.</summary>
    public void Warm(Throughput warm)
    {
        _warmChange = new Transition<Throughput>(WarmChange?.Old ?? Definition.Warm, Now + _timing.TableChange);
        Definition = Definition with { Warm = warm };
    }

    /// <summary>CREATING until the index holds all items, too.</summary>
    public string IndexStatus(IndexDefinition index)
    {
        return Status() == TableStatus.Creating || Indexes.Find(index.Name) is { IsBackfilling: true }
            ? TableStatus.Creating
            : index.Status(Now);
    }

    /// <summary>
    /// Puts the item, or removes the one with that key; returns what was there before. Throws
    /// ItemCollectionSizeLimitExceededException, with nothing changed.
    /// </summary>
    public StoredItem Write(ReadOnlySpan<byte> key, StoredItem item)
    {
        return Write(key, item, Now.UtcTicks, isExpiry: false);
    }

    /// <summary>
    /// Brings the table up to the clock: changes whose time has come, and the deletions by time to live, each as of its
    /// time. Called whenever the table is looked up, so that nobody can tell it from work in the background.
    /// </summary>
    public void Settle()
    {
        ApplyPending();
        if (Expiry.NextDue > Now.UtcTicks)
        {
            return;
        }

        lock (Gate)
        {
            while (Expiry.TryTake(Now.UtcTicks, out StoredItem item, out long dueTicks))
            {
                if (Items.Find(item.Key).IsSame(item))
                {
                    Write(item.Key, default, dueTicks, isExpiry: true);
                }
            }
        }
    }

    /// <summary>For the table or a new index of it: zero until they are as old as the interval.</summary>
    public TableStatistics NewStatistics()
    {
        return new TableStatistics(_timing.StatisticsInterval, Now);
    }

    public void EnableStream(string viewType)
    {
        var stream = new TableStream(Arn, viewType, Capacity.Partitions.Ranges, Now, _timing);
        _streams = [.. _streams.Where(old => !old.IsGone(Now)), stream];
    }

    private void DivideStream(byte[] key)
    {
        if (LatestStream is { IsOpen: true } stream)
        {
            stream.Divide(key, Now);
        }
    }

    private void ApplyPending()
    {
        if (_pending is null || Now < _pending?.Effective)
        {
            return;
        }

        lock (Gate)
        {
            if (_pending is { } pending && Now >= pending.Effective)
            {
                _pending = null;
                _definition = pending.Apply(_definition);
                Capacity.Follow(pending.Effective);
            }
        }
    }

    private StoredItem Write(ReadOnlySpan<byte> key, StoredItem item, long ticks, bool isExpiry)
    {
        if (Indexes.Collections is not null)
        {
            Indexes.RequireRoom(Items.Find(key), item);
        }

        StoredItem old = item.Exists ? Items.Put(item) : Items.Remove(key);
        if (old.Exists && item.Exists && ItemComparison.AreEqual(old, item))
        {
            // Nothing has changed: no record, and the item stays as it was first written.
            Items.Put(old);
        }
        else if (old.Exists || item.Exists)
        {
            Indexes.Follow(old, item);
            Note(new ItemChange(NextTicks(ticks), old, item) { IsExpiry = isExpiry });
            Capacity.DivideLargePartitions();
        }

        return old;
    }

    private void Note(ItemChange change)
    {
        Backups.Note(change);
        Expiry.Note(change.New, change.Time, Items);
        if (LatestStream is { IsOpen: true } stream)
        {
            stream.Append(change);
        }
    }

    /// <summary>The service clock, kept from ever running backwards within a table.</summary>
    private long NextTicks(long ticks)
    {
        return _lastTicks = Math.Max(_lastTicks, ticks);
    }
}
