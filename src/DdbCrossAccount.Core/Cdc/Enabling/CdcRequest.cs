using System;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>One table whose changes are to be taken to another, with what its load recorded.</summary>
internal sealed record CdcRequest
{
    /// <summary>The account that is moved from.</summary>
    public required DdbAccount Source { get; init; }

    /// <summary>The account that is moved to.</summary>
    public required DdbAccount Target { get; init; }

    /// <summary>The table whose changes are taken: name or ARN.</summary>
    public required string SourceTableName { get; init; }

    /// <summary>The table that they are written to: name or ARN.</summary>
    public required string TargetTableName { get; init; }

    /// <summary>The instant as of which the target was loaded; null when nobody told.</summary>
    public DateTime? SnapshotTime { get; init; }

    /// <summary>
    /// True when <see cref="SnapshotTime"/> is the service's own time of an export. Only then may older records be left out:
    /// a time that a person typed may be wrong, and leaving nothing out is harmless.
    /// </summary>
    public bool IsSnapshotOfExport { get; init; }

    /// <summary>The source's id as loaded; null when nobody recorded it, as all of the following.</summary>
    public string? SourceTableId { get; init; }

    /// <summary>The target's id as loaded.</summary>
    public string? TargetTableId { get; init; }

    /// <summary>The stream that the snapshot is tied to.</summary>
    public string? StreamArn { get; init; }

    /// <summary>When that stream was first seen ENABLED, in the service's own time.</summary>
    public DateTime? StreamEnabledTime { get; init; }

    /// <summary>The stream's shards before the snapshot.</summary>
    public DdbShardPosition[] ShardPositions { get; init; } = [];

    /// <summary>True when the load left items out.</summary>
    public bool OwesCompare { get; init; }
}
