using System;

namespace DdbCrossAccount;

/// <summary>How far one shard of a stream is applied.</summary>
public sealed class DdbCdcShard
{
    /// <summary>The shard.</summary>
    public string ShardId { get; init; } = string.Empty;

    /// <summary>The shard that it continues, if that is still listed.</summary>
    public string? ParentShardId { get; init; }

    /// <summary>True when the shard takes no more records.</summary>
    public bool IsClosed { get; init; }

    /// <summary>True when the shard was read to its end and every record in it has its receipt.</summary>
    public bool? IsDrained { get; init; }

    /// <summary>The highest sequence number that was applied. For display: receipts are the proof, since batches leave holes.</summary>
    public string? AppliedSequenceNumber { get; init; }

    /// <summary>When the record of that number was created, to the second.</summary>
    public DateTime? AppliedRecordTime { get; init; }

    /// <summary>The sequence number of the last record that was read by the proof.</summary>
    public string? ReadSequenceNumber { get; init; }

    /// <summary>The records that were read and have no receipt.</summary>
    public long? UnreceiptedCount { get; init; }

    /// <summary>The age of the shard's oldest change that is not written yet, in milliseconds; zero when there is none.</summary>
    public long? LagMilliseconds { get; init; }
}
