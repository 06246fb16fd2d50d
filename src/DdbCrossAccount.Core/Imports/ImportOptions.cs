using System.Collections.Generic;

namespace DdbCrossAccount.Core.Imports;

/// <summary>
/// What is imported, and how the new tables are made. What is not given is taken from the source table.
/// </summary>
internal sealed record ImportOptions
{
    /// <summary>
    /// The exports. One of which only the place in S3 is known is made by <see cref="Exports.ExportPlaceReader"/>.
    /// </summary>
    public required IReadOnlyList<DdbExport> Exports { get; init; }

    /// <summary>The account that the new tables are made in. Default: the target that each export brings.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>The new table's name, with one export only. Default: the source table's name.</summary>
    public string? TargetTableName { get; init; }

    /// <summary>
    /// The definition to make the table by, with one export only. Default: read from the source table.
    /// </summary>
    public DdbTableDefinition? Definition { get; init; }

    /// <summary><c>PROVISIONED</c> or <c>PAY_PER_REQUEST</c>. Default: as the source.</summary>
    public string? BillingMode { get; init; }

    /// <summary>
    /// Provisioned read capacity units of the table, and of its indexes where the source has none to take over.
    /// </summary>
    public long? ReadCapacityUnits { get; init; }

    /// <summary>
    /// Provisioned write capacity units of the table, and of its indexes where the source has none to take over.
    /// </summary>
    public long? WriteCapacityUnits { get; init; }

    /// <summary>The on-demand read maximum; -1 for none. Default: as the source.</summary>
    public long? MaxReadRequestUnits { get; init; }

    /// <summary>The on-demand write maximum; -1 for none. Default: as the source.</summary>
    public long? MaxWriteRequestUnits { get; init; }

    /// <summary>
    /// <c>OWNED</c> or <c>KMS</c>. Default: as the source, where a KMS key of the source becomes AWS's
    /// <c>aws/dynamodb</c> with a warning.
    /// </summary>
    public string? SseType { get; init; }

    /// <summary>The target's KMS key.</summary>
    public string? SseKmsKeyId { get; init; }

    /// <summary>
    /// The token under which the same request starts no second import. Default: a new one. With several exports
    /// each gets one derived from it.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <summary>
    /// True reads every data object before the start: MD5, whole gzip, each line an item, counts. Default: done
    /// when all of
    /// an export's objects together have at most 100 MB. Beyond that it costs a transfer of the whole export, and the
    /// listing (keys, sizes, ETags) is what is checked.
    /// </summary>
    public bool? VerifyData { get; init; }
}
