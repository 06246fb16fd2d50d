using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>Something that change data capture could not bring over, or of which it cannot say whether it did.</summary>
/// <remarks>
/// Flat, so that JSON and CliXml keep it whole: read in another process it can be repaired there. Times are UTC. It shows a
/// key of the table, which is data: keep it as carefully as the table.
/// </remarks>
public sealed class DdbCdcFailure
{
    /// <summary>
    /// <c>Parked</c>: the change of a key can never be written as it is. <c>Doubt</c>: nobody answered whether the last write of
    /// a key was done. <c>Discarded</c>: Lambda gave up a batch, and told the queue. <c>Message</c>: something in the queue that
    /// is not change data capture's; nothing is done about it.
    /// </summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>
    /// <c>Open</c>; and after Repair-DdbCdcFailure <c>Repaired</c> (the source's item was written), <c>Deleted</c> (the source has
    /// none, and now neither has the target) or <c>AlreadyEqual</c>.
    /// </summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>The table whose changes are taken.</summary>
    public string SourceTableName { get; init; } = string.Empty;

    /// <summary>The table that the changes are written to.</summary>
    public string TargetTableName { get; init; } = string.Empty;

    /// <summary>The ARN of that table.</summary>
    public string TargetTableArn { get; init; } = string.Empty;

    /// <summary>The stream that the change came from.</summary>
    public string StreamArn { get; init; } = string.Empty;

    /// <summary>The ledger that tells of it.</summary>
    public string LedgerTableName { get; init; } = string.Empty;

    /// <summary><c>Source</c> or <c>Target</c>: the account that function and queue lie in.</summary>
    public string FunctionAccount { get; init; } = string.Empty;

    /// <summary>The key, in DynamoDB JSON; null where it is not known yet.</summary>
    public string? Key { get; init; }

    /// <summary>A name for the key that does not show it, as logs and messages have it.</summary>
    public string? KeyHash { get; init; }

    /// <summary>The record, or the first one of a batch.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The last record of a batch that Lambda gave up.</summary>
    public string? LastSequenceNumber { get; init; }

    /// <summary>The shard of a batch that Lambda gave up.</summary>
    public string? ShardId { get; init; }

    /// <summary>When the record was created.</summary>
    public DateTime? CreatedTime { get; init; }

    /// <summary>When the failure was noted.</summary>
    public DateTime? FoundTime { get; init; }

    /// <summary>A key in doubt can be repaired from then on; an earlier repair waits for it.</summary>
    public DateTime? SettleAfter { get; init; }

    /// <summary>AWS's code, or ours.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What happened, in words.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>How many records of the key were parked.</summary>
    public long? TimesSeen { get; init; }

    /// <summary>The queue that a message is in.</summary>
    public string? QueueUrl { get; init; }

    /// <summary>The message.</summary>
    public string? MessageId { get; init; }

    /// <summary>The account that owns the table whose changes are taken.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that owns the table that is written, and the ledger.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
