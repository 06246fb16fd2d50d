using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Draining;

/// <summary>What is read and how strictly.</summary>
internal sealed record DrainOptions
{
    /// <summary>The stream.</summary>
    public required string StreamArn { get; init; }

    /// <summary>
    /// Where reading begins, by shard; a shard that is not among them is read from its oldest record on. Default: all
    /// are.
    /// </summary>
    public IReadOnlyDictionary<string, ProvenShard> Proven { get; init; } =
        new Dictionary<string, ProvenShard>(StringComparer.Ordinal);

    /// <summary>
    /// What was created before is in the snapshot: where it is trimmed unread, nothing is missed. Default: there is no
    /// snapshot.
    /// </summary>
    public DateTime? SkipBefore { get; init; }

    /// <summary>
    /// Deletes by the source's time to live need no receipt: the target deletes the same items by itself. Default: they
    /// need one.
    /// </summary>
    public bool ExcusesTtlDeletes { get; init; }
}
