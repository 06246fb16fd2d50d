using System;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>How far one shard is proved.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="ParentShardId">The shard that it continues.</param>
/// <param name="IsClosed">True when it takes no more records.</param>
/// <param name="IsDrained">True when it was read to its end, and all of it has receipts.</param>
/// <param name="LastNumber">The last sequence number that was read.</param>
/// <param name="ReceiptedNumber">The highest sequence number that was seen to have a receipt; null when none was.</param>
/// <param name="ReceiptedTime">When the record of that number was created.</param>
/// <param name="UnreceiptedCount">The records that were read and have no receipt.</param>
/// <param name="OldestUnreceipted">The creation time of the oldest of them; null when there is none.</param>
/// <param name="OldestNeeded">The creation time of the oldest of them that is not in the snapshot; null when there is none.</param>
/// <param name="IsAtTip">True when all records were read that can be read.</param>
/// <param name="NewestRead">The creation time of the newest record that was read; null when none was.</param>
/// <param name="IsWaiting">True when its parent has to be read first: all of it is younger than what the parent lacks.</param>
internal sealed record ShardFigures(
    string ShardId,
    string? ParentShardId,
    bool IsClosed,
    bool IsDrained,
    string? LastNumber,
    string? ReceiptedNumber,
    DateTime? ReceiptedTime,
    int UnreceiptedCount,
    DateTime? OldestUnreceipted,
    DateTime? OldestNeeded,
    bool IsAtTip,
    DateTime? NewestRead,
    bool IsWaiting)
{
    /// <summary>
    /// The creation time before which every record has its receipt: <paramref name="now"/> when none is missing, null
    /// when nothing is known yet.
    /// </summary>
    public DateTime? ReceiptedUntil(DateTime now) => OldestUnreceipted ?? (IsAtTip ? now : NewestRead);

    /// <summary>
    /// The age of the shard's oldest record without a receipt: none when all have one, null while that is not known.
    /// </summary>
    public TimeSpan? LagAt(DateTime now) => OldestUnreceipted is { } oldest
        ? Later(now, oldest) - oldest
        : IsAtTip ? TimeSpan.Zero : null;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
