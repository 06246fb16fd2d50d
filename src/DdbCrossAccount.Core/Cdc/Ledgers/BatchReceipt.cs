using System;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// Records that are settled: the target holds each of them or a newer one of its key, or the key is parked, or the
/// record is older than the snapshot.
/// </summary>
internal sealed record BatchReceipt
{
    /// <summary>Written, or followed in the same batch by a record of its key that was.</summary>
    public SequenceNumberSet Applied { get; init; } = SequenceNumberSet.Empty;

    /// <summary>Older than the snapshot.</summary>
    public SequenceNumberSet Skipped { get; init; } = SequenceNumberSet.Empty;

    /// <summary>Of a key that was parked.</summary>
    public SequenceNumberSet Parked { get; init; } = SequenceNumberSet.Empty;

    /// <summary>The creation time of the oldest of the records, in whole seconds.</summary>
    public required DateTime OldestCreated { get; init; }

    /// <summary>The creation time of the newest of the records, in whole seconds.</summary>
    public required DateTime NewestCreated { get; init; }

    /// <summary>When they were settled, in the service's own time.</summary>
    public required DateTime AppliedAt { get; init; }

    public required long Epoch { get; init; }

    /// <summary>The request id of the invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>From creation to application, of the applied records.</summary>
    public required LagHistogram Lag { get; init; }

    /// <summary>All of its records.</summary>
    public SequenceNumberSet Numbers => Applied.Union(Skipped).Union(Parked);

    public bool Contains(SequenceNumber number) => Applied.Contains(number) || Skipped.Contains(number) || Parked.Contains(number);
}
