using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Turns what DynamoDB tells of an export into a <see cref="DdbExport"/>.</summary>
internal static class ExportMapper
{
    /// <summary>
    /// Maps an export as it is now, with what is kept from before: accounts, proof, and what AWS does not repeat.
    /// </summary>
    public static DdbExport Map(ExportDescription description, DdbExport before) => new()
    {
        TableName = TableArn.Parse(description.TableArn ?? before.TableArn)?.TableName ?? before.TableName,
        TableArn = description.TableArn ?? before.TableArn,
        TableId = description.TableId ?? before.TableId,
        ExportArn = description.ExportArn ?? before.ExportArn,
        Status = description.ExportStatus?.Value ?? before.Status,
        ExportType = description.ExportType?.Value ?? ExportConstants.FullExport,
        ExportFormat = description.ExportFormat?.Value ?? ExportConstants.DynamoDbJson,
        ExportTime = UtcTime.From(description.ExportTime) ?? before.ExportTime,
        ExportFromTime = UtcTime.From(description.IncrementalExportSpecification?.ExportFromTime) ?? before.ExportFromTime,
        ExportToTime = UtcTime.From(description.IncrementalExportSpecification?.ExportToTime) ?? before.ExportToTime,
        ExportViewType = description.IncrementalExportSpecification?.ExportViewType?.Value ?? before.ExportViewType,
        S3Bucket = description.S3Bucket ?? before.S3Bucket,
        S3BucketOwner = description.S3BucketOwner ?? before.S3BucketOwner,
        S3Prefix = description.S3Prefix ?? before.S3Prefix,
        S3SseAlgorithm = description.S3SseAlgorithm?.Value ?? before.S3SseAlgorithm,
        S3SseKmsKeyId = description.S3SseKmsKeyId ?? before.S3SseKmsKeyId,
        ExportManifest = description.ExportManifest ?? before.ExportManifest,
        ClientToken = description.ClientToken ?? before.ClientToken,
        StartTime = UtcTime.From(description.StartTime) ?? before.StartTime,
        EndTime = UtcTime.From(description.EndTime) ?? before.EndTime,
        ItemCount = description.ItemCount ?? before.ItemCount,
        BilledSizeBytes = description.BilledSizeBytes ?? before.BilledSizeBytes,
        FailureCode = description.FailureCode ?? before.FailureCode,
        FailureMessage = description.FailureMessage ?? before.FailureMessage,
        PitrWasEnabled = before.PitrWasEnabled,
        StreamWasEnabled = before.StreamWasEnabled,
        StreamArn = before.StreamArn,
        StreamViewType = before.StreamViewType,
        StreamEnabledTime = before.StreamEnabledTime,
        LatestRestorableTime = before.LatestRestorableTime,
        ShardPositions = before.ShardPositions,
        Source = before.Source,
        Target = before.Target,
    };
}
