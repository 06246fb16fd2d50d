using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Exports;

/// <summary>What is exported, where to, and what may be changed for it.</summary>
internal sealed record ExportOptions
{
    /// <summary>Names or ARNs of the tables; named twice means once.</summary>
    public required IReadOnlyList<string> TableNames { get; init; }

    /// <summary>The account that owns the tables.</summary>
    public required DdbAccount Source { get; init; }

    /// <summary>
    /// The account that the tables go to. When it owns the bucket, the bucket's owner needs not be named.
    /// </summary>
    public DdbAccount? Target { get; init; }

    /// <summary>The bucket that receives the files.</summary>
    public required string S3Bucket { get; init; }

    /// <summary>The prefix in the bucket. Default: none.</summary>
    public string? S3Prefix { get; init; }

    /// <summary>
    /// The account that owns the bucket. Default: the source account, or the target where it is shown to own the
    /// bucket.
    /// </summary>
    public string? S3BucketOwner { get; init; }

    /// <summary><c>AES256</c> or <c>KMS</c>. Default: the bucket's own.</summary>
    public string? S3SseAlgorithm { get; init; }

    /// <summary>The KMS key of the files.</summary>
    public string? S3SseKmsKeyId { get; init; }

    /// <summary><c>FULL_EXPORT</c> (default) or <c>INCREMENTAL_EXPORT</c>.</summary>
    public string ExportType { get; init; } = ExportConstants.FullExport;

    /// <summary>The snapshot of a full export, whole seconds, UTC. Default: the newest restorable time.</summary>
    public DateTime? ExportTime { get; init; }

    /// <summary>The start, inclusive, of an incremental export's window, UTC.</summary>
    public DateTime? ExportFromTime { get; init; }

    /// <summary>
    /// The end, exclusive, of an incremental export's window, UTC. Default: the newest restorable time.
    /// </summary>
    public DateTime? ExportToTime { get; init; }

    /// <summary><c>NEW_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c> (AWS's default), for an incremental export.</summary>
    public string? ExportViewType { get; init; }

    /// <summary>
    /// The token under which the same request starts no second export. Default: a new one. With several tables each
    /// gets one derived from it.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <summary>Turns point-in-time recovery on where it is off.</summary>
    public bool EnablePitr { get; init; }

    /// <summary>
    /// Turns a stream on where there is none, and starts the export only when its snapshot is provably younger than
    /// the stream.
    /// </summary>
    public bool EnableStream { get; init; }

    /// <summary><c>NEW_AND_OLD_IMAGES</c> (default) or <c>NEW_IMAGE</c>, for a stream that is turned on.</summary>
    public string StreamViewType { get; init; } = ExportConstants.NewAndOldImages;

    /// <summary>
    /// How long a table may take to become ready (recovery on, stream on, snapshot old enough). Default: 30
    /// minutes.
    /// </summary>
    public TimeSpan PreparationTimeout { get; init; } = TimeSpan.FromMinutes(30);
}
