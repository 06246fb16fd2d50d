using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>How far one shard is read and proved.</summary>
/// <remarks>It holds the numbers of one page at most: the next page is read when each of them has its receipt.</remarks>
internal sealed class ShardCursor(string shardId)
{
    /// <summary>
    /// Empty pages in a row after which the newest record counts as read: some come in the middle of a shard.
    /// </summary>
    public const int EmptyPagesAtTip = 3;

    private const int PagesWhenQuiet = 10;

    // The Date header is cut to the second, so eleven of its seconds are ten for certain.
    private static readonly TimeSpan QuietSpan = TimeSpan.FromSeconds(11);

    private List<StreamedRecord> _unreceipted = [];
    private DateTime? _quietSince;
    private int _quietPages;
    private int _emptyPages;

    /// <summary>The shard.</summary>
    public string ShardId { get; } = shardId;

    /// <summary>The shard that it continues.</summary>
    public string? ParentShardId { get; private set; }

    /// <summary>True when it takes no more records.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Where to read on; null when that has to be asked for.</summary>
    public string? Iterator { get; set; }

    /// <summary>When the shard was read last, by the clock of waiting.</summary>
    public long? LastReadTimestamp { get; set; }

    /// <summary>The last number that was read; null when reading begins at the oldest record.</summary>
    public string? LastNumber { get; private set; }

    /// <summary>The creation time of the record of that number.</summary>
    public DateTime? LastTime { get; private set; }

    /// <summary>The highest number that was seen to have a receipt; null when none was.</summary>
    public string? ReceiptedNumber { get; private set; }

    /// <summary>When the record of that number was created.</summary>
    public DateTime? ReceiptedTime { get; private set; }

    /// <summary>True when it is closed and was read to its end.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>True when it is no longer listed.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The records that were read.</summary>
    public long ReadCount { get; private set; }

    /// <summary>The deletes by time to live that were let pass without a receipt.</summary>
    public long ExcusedCount { get; private set; }

    /// <summary>When the shard was read last, by the service's clock.</summary>
    public DateTime? ReadTime { get; private set; }

    /// <summary>The last service time at which all was read that could be read, and had its receipt.</summary>
    public DateTime? ProvenThrough { get; private set; }

    /// <summary>The records of the page at hand that have no receipt yet, in order.</summary>
    public IReadOnlyList<StreamedRecord> Unreceipted => _unreceipted;

    /// <summary>True when all records were read as far as that can be seen now.</summary>
    public bool IsAtTip => IsAtEnd || _emptyPages >= EmptyPagesAtTip;

    /// <summary>
    /// True when every record in it has its receipt, and it was read to its end, or is open and has given nothing for
    /// ten seconds.
    /// </summary>
    public bool IsDrained => _unreceipted.Count == 0 && (IsAtEnd || (IsQuiet && !IsClosed));

    private bool IsQuiet { get; set; }

    /// <summary>How far it is proved; null while nothing of it is, or it cannot be read any more.</summary>
    public ProvenShard? Proven => this is { IsGone: false, LastNumber: { } number, LastTime: { } time, Unreceipted.Count: 0 }
        ? new ProvenShard(ShardId, number, time, ProvenThrough)
        : null;

    /// <summary>True while the shard that it continues is not read to its end.</summary>
    public bool IsWaitingFor(IReadOnlyDictionary<string, ShardCursor> all) =>
        ParentShardId is { } parentId && all.TryGetValue(parentId, out ShardCursor? parent) && !parent.IsAtEnd;

    /// <summary>Begins after a record that was proved before, instead of at the oldest one.</summary>
    public void BeginAfter(ProvenShard proven)
    {
        LastNumber = proven.Number;
        LastTime = proven.RecordTime;
        ReceiptedNumber = proven.Number;
        ReceiptedTime = proven.RecordTime;
        ProvenThrough = proven.Through;
    }

    /// <summary>Takes what the stream tells of the shard.</summary>
    public void Listed(StreamShard shard)
    {
        ParentShardId = shard.ParentShardId;
        IsClosed = shard.IsClosed;
        IsGone = false;
    }

    /// <summary>The shard is listed no more: nothing of it can be read.</summary>
    public void Vanish()
    {
        IsGone = true;
        IsClosed = true;
        IsAtEnd = true;
        _unreceipted = [];
    }

    /// <summary>Takes a page.</summary>
    public void Take(ShardPage page)
    {
        Iterator = page.NextIterator;
        IsAtEnd = page.NextIterator is null;
        ReadTime = page.ServiceTime;
        _emptyPages = page.Records.Count == 0 ? _emptyPages + 1 : 0;
        TakeQuiet(page);
        if (page.Records.Count > 0)
        {
            LastNumber = page.LastNumber;
            LastTime = page.Records[^1].CreationTime;
            ReadCount += page.Records.Count;
            _unreceipted = [.. page.Records];
        }

        Settle();
    }

    /// <summary>Strikes out the records that have their receipt.</summary>
    public void Strike(Predicate<SequenceNumber> isReceipted)
    {
        int last = _unreceipted.FindLastIndex(record => isReceipted(record.Number));
        if (last >= 0)
        {
            ReceiptedNumber = _unreceipted[last].Number.ToString();
            ReceiptedTime = _unreceipted[last].CreationTime;
        }

        _unreceipted.RemoveAll(record => isReceipted(record.Number));
        Settle();
    }

    /// <summary>Lets the deletes by time to live pass that have no receipt.</summary>
    public void ExcuseTtlDeletes()
    {
        ExcusedCount += _unreceipted.RemoveAll(record => record.IsTtlDelete);
        Settle();
    }

    /// <summary>Begins again at the oldest record that there is.</summary>
    public void Restart()
    {
        LastNumber = null;
        LastTime = null;
        Iterator = null;
        _emptyPages = 0;
        _quietSince = null;
        _quietPages = 0;
        IsQuiet = false;
    }

    // What the time to live deletes does not end the quiet: the source goes on deleting after the fence. Such a page
    // shows the shard read up to its newest record, an empty one up to now.
    private void TakeQuiet(ShardPage page)
    {
        if (page.Records.All(record => record.IsTtlDelete))
        {
            _quietSince ??= page.ServiceTime;
            _quietPages++;
            DateTime until = page.Records.Count == 0 ? page.ServiceTime : page.Records[^1].CreationTime;
            IsQuiet = _quietPages >= PagesWhenQuiet && until - _quietSince >= QuietSpan;
        }
        else
        {
            _quietSince = null;
            _quietPages = 0;
            IsQuiet = false;
        }
    }

    private void Settle()
    {
        if (IsAtTip && _unreceipted.Count == 0)
        {
            ProvenThrough = ReadTime ?? ProvenThrough;
        }
    }
}
