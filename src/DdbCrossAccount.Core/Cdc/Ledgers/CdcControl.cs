using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Everything that the function knows of one stream and its target, and what was made for it.</summary>
internal sealed record CdcControl
{
    /// <summary>The stream that is read.</summary>
    public required string StreamArn { get; init; }

    /// <summary>
    /// Tells one load of the target from the next: receipts of an older load must not make the function skip records
    /// that a newer load needs.
    /// Twelve hexadecimal digits.
    /// </summary>
    public required string RunId { get; init; }

    public required string SourceTableArn { get; init; }

    public required string SourceTableId { get; init; }

    public required string TargetTableArn { get; init; }

    public required string TargetTableId { get; init; }

    /// <summary>The key of both tables.</summary>
    public required KeySchema Key { get; init; }

    /// <summary>The one version of the function that may write: a qualified ARN.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>Counts the changes of who may write.</summary>
    public long Epoch { get; init; }

    public CdcState State { get; init; }

    /// <summary>
    /// The instant that the target was loaded from, in the service's own time; null when there was none.
    /// </summary>
    public DateTime? SnapshotTime { get; init; }

    /// <summary>
    /// Records created before this are in the snapshot for certain: they are receipted without being written. Null
    /// skips none.
    /// </summary>
    public DateTime? SkipBefore { get; init; }

    public CdcFunctionAccount FunctionAccount { get; init; }

    /// <summary>The event source mapping; null while it has not been made.</summary>
    public string? MappingId { get; init; }

    /// <summary>The most records of an invocation, as the mapping was made.</summary>
    public int BatchSize { get; init; }

    /// <summary>How long the mapping collects records, in seconds, as it was made.</summary>
    public int BatchWindowSeconds { get; init; }

    /// <summary>The queue that rings when something cannot be applied; null for none.</summary>
    public string? QueueUrl { get; init; }

    public string? QueueArn { get; init; }

    /// <summary>What was made, in the order in which it was.</summary>
    public IReadOnlyList<CdcResource> Made { get; init; } = [];

    /// <summary>Counts the changes of this row; 0 for one that is not written yet.</summary>
    public long Version { get; init; }

    /// <summary>The scope of all other rows of this run.</summary>
    public string Scope => LedgerConstants.ScopeOf(StreamArn, RunId);
}
