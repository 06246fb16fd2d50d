using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Makes a <see cref="DdbExport"/> of an export of which only the place in S3 is known, from its manifest.
/// </summary>
internal sealed class ExportPlaceReader(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads the manifest under the folder of one export (<c>…/AWSDynamoDB/&lt;ExportId&gt;</c>).</summary>
    /// <param name="reader">The account that may read the bucket.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="bucketOwner">The account that owns the bucket; null for the reader's own.</param>
    /// <param name="exportPrefix">The folder of the export.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<DdbExport> ReadAsync(
        DdbAccount reader,
        string bucket,
        string? bucketOwner,
        string exportPrefix,
        CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(reader, token).ConfigureAwait(false);
        string owner = string.IsNullOrEmpty(bucketOwner) ? session.AccountId : bucketOwner;
        var folder = new ExportFolder(exportPrefix.TrimEnd('/') + "/");
        var place = new ExportBucket(session, bucket, owner, "Nothing was imported.");
        ExportManifest manifest = await new ManifestReader(place).ReadAsync(folder, token).ConfigureAwait(false);
        return Map(manifest.Summary, bucket, owner, folder);
    }

    private static DdbExport Map(ManifestSummary summary, string bucket, string owner, ExportFolder folder) => new()
    {
        TableName = TableArn.Parse(summary.TableArn)?.TableName ?? string.Empty,
        TableArn = summary.TableArn,
        TableId = summary.TableId,
        ExportArn = summary.ExportArn,
        Status = ExportConstants.Completed,
        ExportType = summary.ExportType,
        ExportFormat = summary.OutputFormat,
        ExportTime = summary.ExportTime,
        S3Bucket = bucket,
        S3BucketOwner = owner,
        S3Prefix = summary.S3Prefix,
        S3SseAlgorithm = summary.S3SseAlgorithm,
        S3SseKmsKeyId = summary.S3SseKmsKeyId,
        ExportManifest = folder.SummaryKey,
        StartTime = summary.StartTime,
        EndTime = summary.EndTime,
        ItemCount = summary.ItemCount,
        BilledSizeBytes = summary.BilledSizeBytes,
    };
}
