using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Exports;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>How far the proof is at one moment.</summary>
/// <param name="ServiceTime">That moment, by the service's clock.</param>
/// <param name="IsStreamOn">False for a stream that takes no more records.</param>
/// <param name="Shards">Each shard that is listed.</param>
/// <param name="ReadCount">The records that were read.</param>
/// <param name="ExcusedCount">The deletes by time to live that were let pass without a receipt.</param>
/// <param name="Gaps">What was trimmed before it was proved.</param>
/// <param name="IsReadToEnd">
/// True when every shard was read to its end (closed ones to the end, open ones empty for ten seconds), no more shards are
/// to be expected, and every record read has its receipt.
/// </param>
internal sealed record DrainFigures(
    DateTime ServiceTime,
    bool IsStreamOn,
    IReadOnlyList<ShardFigures> Shards,
    long ReadCount,
    long ExcusedCount,
    IReadOnlyList<TrimmedGap> Gaps,
    bool IsReadToEnd)
{
    /// <summary>The records that were read and have no receipt.</summary>
    public long UnreceiptedCount => Shards.Sum(shard => (long)shard.UnreceiptedCount);

    /// <summary>The creation time of the oldest record without a receipt; null when none is known.</summary>
    public DateTime? OldestUnreceipted => Shards.Min(shard => shard.OldestUnreceipted);

    /// <summary>The creation time of the oldest of them that is not in the snapshot; null when none is known.</summary>
    public DateTime? OldestNeeded => Shards.Min(shard => shard.OldestNeeded);

    /// <summary>True when all records were read that can be read: what is not known to be missing is not.</summary>
    public bool IsAtTip => Shards.All(shard => shard.IsAtTip || shard.IsWaiting || shard.UnreceiptedCount > 0);

    /// <summary>
    /// The age of the oldest record without a receipt: none when all have one, null while that is not known.
    /// </summary>
    public TimeSpan? Lag => IsAtTip ? Shards.Where(shard => !shard.IsWaiting).Max(shard => shard.LagAt(ServiceTime)) ?? TimeSpan.Zero : null;

    /// <summary>
    /// The time until the stream drops the oldest record that is needed and has no receipt: all of its retention when
    /// none is, null while that is not known.
    /// </summary>
    public TimeSpan? WindowLeft => OldestNeeded is { } oldest
        ? Positive(ExportConstants.StreamRetention - (ServiceTime - oldest))
        : IsAtTip ? ExportConstants.StreamRetention : null;

    /// <summary>
    /// The lag is not more than this: the time since which not every record has been shown to be receipted. Null while
    /// that is not known of a shard.
    /// </summary>
    public TimeSpan? LagAtMost
    {
        get
        {
            DateTime until = ServiceTime;
            foreach (ShardFigures shard in Shards.Where(shard => !shard.IsWaiting))
            {
                if (shard.ReceiptedUntil(ServiceTime) is not { } known)
                {
                    return null;
                }

                until = known < until ? known : until;
            }

            return ServiceTime - until;
        }
    }

    /// <summary>Takes the figures of all shards together.</summary>
    public static DrainFigures Of(
        ShardListing listing,
        IReadOnlyDictionary<string, ShardCursor> cursors,
        DateTime? skipBefore,
        bool isComplete,
        IReadOnlyList<TrimmedGap> gaps) => new(
            listing.ServiceTime,
            listing.IsStreamOn,
            [.. cursors.Values.Where(cursor => !cursor.IsGone).Select(cursor => Of(cursor, cursors, skipBefore))],
            cursors.Values.Sum(cursor => cursor.ReadCount),
            cursors.Values.Sum(cursor => cursor.ExcusedCount),
            gaps,
            isComplete && cursors.Values.All(cursor => cursor.IsDrained));

    private static ShardFigures Of(
        ShardCursor cursor, IReadOnlyDictionary<string, ShardCursor> cursors, DateTime? skipBefore) => new(
        cursor.ShardId,
        cursor.ParentShardId,
        cursor.IsClosed,
        cursor.IsDrained,
        cursor.LastNumber,
        cursor.ReceiptedNumber,
        cursor.ReceiptedTime,
        cursor.Unreceipted.Count,
        Oldest(cursor.Unreceipted),
        Oldest(cursor.Unreceipted.Where(record => !(record.CreationTime < skipBefore))),
        cursor.IsAtTip && cursor.Unreceipted.Count == 0,
        cursor.LastTime,
        cursor.IsWaitingFor(cursors));

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static DateTime? Oldest(IEnumerable<StreamedRecord> records) =>
        records.Select(record => (DateTime?)record.CreationTime).Min();
}
