using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>Change data capture from one table to another as last seen: what it is made of, and how far it is.</summary>
/// <remarks>
/// Flat, so that JSON and CliXml keep it whole: read in another process it can be watched, stopped and removed there.
/// Times are UTC. What has not been read or measured is null, not zero: Enable-DdbCdc tells what was made, Get-DdbCdc and
/// Wait-DdbCdc tell the figures too.
/// </remarks>
public sealed class DdbCdc
{
    /// <summary>The table whose changes are taken.</summary>
    public string SourceTableName { get; init; } = string.Empty;

    /// <summary>The ARN of that table.</summary>
    public string SourceTableArn { get; init; } = string.Empty;

    /// <summary>The id of that table, which a table made anew under the same name does not have.</summary>
    public string? SourceTableId { get; init; }

    /// <summary>The stream that is read; its name in the ledger.</summary>
    public string StreamArn { get; init; } = string.Empty;

    /// <summary>The table that the changes are written to.</summary>
    public string TargetTableName { get; init; } = string.Empty;

    /// <summary>The ARN of that table.</summary>
    public string TargetTableArn { get; init; } = string.Empty;

    /// <summary>The id of that table.</summary>
    public string? TargetTableId { get; init; }

    /// <summary>
    /// <c>Creating</c>, <c>Enabling</c>, <c>Enabled</c>, <c>Disabling</c>, <c>Disabled</c>, <c>Updating</c> or
    /// <c>Deleting</c>, as the event source mapping is; <c>Broken</c> when no loss can no longer be shown, and
    /// <see cref="BrokenCause"/> says why; <c>Removed</c> when nothing of it is left.
    /// </summary>
    public string State { get; init; } = string.Empty;

    /// <summary>The function that writes.</summary>
    public string FunctionName { get; init; } = string.Empty;

    /// <summary>The ARN of the one version of the function that may write.</summary>
    public string FunctionArn { get; init; } = string.Empty;

    /// <summary>The role that the function runs under.</summary>
    public string? FunctionRoleArn { get; init; }

    /// <summary>The role of the target account that the function writes under; null when it writes under its own.</summary>
    public string? WriterRoleArn { get; init; }

    /// <summary><c>Source</c> or <c>Target</c>: the account that the function lies in.</summary>
    public string FunctionAccount { get; init; } = string.Empty;

    /// <summary>The id of the event source mapping; null while it has not been made.</summary>
    public string? MappingId { get; init; }

    /// <summary>The ledger: the table in the target account that tells what was applied.</summary>
    public string LedgerTableName { get; init; } = string.Empty;

    /// <summary>The ARN of the ledger.</summary>
    public string LedgerTableArn { get; init; } = string.Empty;

    /// <summary>The queue that rings when something cannot be applied.</summary>
    public string? QueueUrl { get; init; }

    /// <summary>The instant that the target was loaded from, in the service's own time; null when there was none.</summary>
    public DateTime? SnapshotTime { get; init; }

    /// <summary>Records created before this are in the snapshot for certain, and are receipted without being written.</summary>
    public DateTime? SkipBefore { get; init; }

    /// <summary>Counts the changes of who may write; a function that was made for an older one writes nothing.</summary>
    public long? Epoch { get; init; }

    /// <summary>The most records that one invocation of the function gets.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How long, in seconds, records are gathered for one invocation.</summary>
    public int? BatchWindowSeconds { get; init; }

    /// <summary>The function's memory in MB.</summary>
    public int? MemorySize { get; init; }

    /// <summary>
    /// True when the load of the target left items out: a full comparison and repair are owed before the tables count as
    /// equal.
    /// </summary>
    public bool OwesCompare { get; init; }

    /// <summary>When the figures below were read, in the service's own time.</summary>
    public DateTime? ReadTime { get; init; }

    /// <summary>Why no loss can no longer be shown, in words; null as long as it can.</summary>
    public string? BrokenCause { get; init; }

    /// <summary>What is to be done about it; null as long as nothing is broken.</summary>
    public string? BrokenRemedy { get; init; }

    /// <summary>What of the mapping or of the function is no longer as it was made: one sentence each.</summary>
    public string[] Drift { get; init; } = [];

    /// <summary>What the mapping said of its last invocation.</summary>
    public string? LastProcessingResult { get; init; }

    /// <summary>
    /// True when every record that could be read has its receipt, no key is in doubt or parked, the lag is below the bound
    /// that was asked for, and nothing is broken.
    /// </summary>
    public bool? IsInSync { get; init; }

    /// <summary>True when every shard was read to its end, and every record in it has its receipt.</summary>
    public bool? IsDrained { get; init; }

    /// <summary>The median of the time from a change to its write, in milliseconds; the service tells changes to the second.</summary>
    public long? LagP50Milliseconds { get; init; }

    /// <summary>The time within which 99 of 100 changes were written, in milliseconds.</summary>
    public long? LagP99Milliseconds { get; init; }

    /// <summary>The age of the oldest change that is not written yet, in milliseconds; zero when there is none.</summary>
    public long? LagMaxMilliseconds { get; init; }

    /// <summary>The records that were written, as far as receipts are still kept.</summary>
    public long? AppliedCount { get; init; }

    /// <summary>The records that were not written because they are older than the snapshot.</summary>
    public long? SkippedCount { get; init; }

    /// <summary>The keys that could not be written and wait for Repair-DdbCdcFailure.</summary>
    public long? ParkedCount { get; init; }

    /// <summary>The keys of which it is not known whether their last write arrived.</summary>
    public long? DoubtCount { get; init; }

    /// <summary>The deletes that the source's time to live made.</summary>
    public long? TtlDeleteCount { get; init; }

    /// <summary>The records that were read and have no receipt.</summary>
    public long? UnreceiptedCount { get; init; }

    /// <summary>How long, in seconds, until the stream drops the oldest change that is not written.</summary>
    public long? WindowLeftSeconds { get; init; }

    /// <summary>How long, in seconds, until the lag is gone, at the present rate; null when it is not falling.</summary>
    public long? CatchUpSeconds { get; init; }

    /// <summary>The stream's shards.</summary>
    public DdbCdcShard[] Shards { get; init; } = [];

    /// <summary>The account that owns the table whose changes are taken.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that owns the table that is written, and the ledger.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
