using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Turns what DynamoDB tells of an import into a <see cref="DdbImport"/>.</summary>
internal static class ImportMapper
{
    /// <summary>
    /// Maps an import as it is now, with what is kept from before: accounts, proof, totals and the verdict.
    /// </summary>
    public static DdbImport Map(ImportTableDescription description, DdbImport before) =>
        Map(description, before, before.OwesCompare, before.ExpectedItemCount, before.TotalSizeBytes);

    /// <summary>The same import, owing a compare.</summary>
    public static DdbImport WithDebt(DdbImport import) =>
        Map(new ImportTableDescription(), import, owesCompare: true, import.ExpectedItemCount, import.TotalSizeBytes);

    /// <summary>The same import, with what its export promises where that was not known.</summary>
    public static DdbImport WithPromise(DdbImport import, long itemCount, long totalBytes) =>
        Map(
            new ImportTableDescription(),
            import,
            import.OwesCompare,
            import.ExpectedItemCount ?? itemCount,
            import.TotalSizeBytes ?? totalBytes);

    private static DdbImport Map(
        ImportTableDescription description,
        DdbImport before,
        bool owesCompare,
        long? expectedItemCount,
        long? totalSizeBytes) => new()
    {
        TableName = TableArn.Parse(description.TableArn ?? before.TableArn)?.TableName ?? before.TableName,
        TableArn = description.TableArn ?? before.TableArn,
        TableId = description.TableId ?? before.TableId,
        ImportArn = description.ImportArn ?? before.ImportArn,
        Status = description.ImportStatus?.Value ?? before.Status,
        S3Bucket = description.S3BucketSource?.S3Bucket ?? before.S3Bucket,
        S3BucketOwner = description.S3BucketSource?.S3BucketOwner ?? before.S3BucketOwner,
        S3KeyPrefix = description.S3BucketSource?.S3KeyPrefix ?? before.S3KeyPrefix,
        ClientToken = description.ClientToken ?? before.ClientToken,
        StartTime = UtcTime.From(description.StartTime) ?? before.StartTime,
        EndTime = UtcTime.From(description.EndTime) ?? before.EndTime,
        ProcessedSizeBytes = description.ProcessedSizeBytes ?? before.ProcessedSizeBytes,
        TotalSizeBytes = totalSizeBytes,
        ProcessedItemCount = description.ProcessedItemCount ?? before.ProcessedItemCount,
        ImportedItemCount = description.ImportedItemCount ?? before.ImportedItemCount,
        ExpectedItemCount = expectedItemCount,
        ErrorCount = description.ErrorCount ?? before.ErrorCount,
        CloudWatchLogGroupArn = description.CloudWatchLogGroupArn ?? before.CloudWatchLogGroupArn,
        FailureCode = description.FailureCode ?? before.FailureCode,
        FailureMessage = description.FailureMessage ?? before.FailureMessage,
        OwesCompare = owesCompare,
        ExportArn = before.ExportArn,
        ExportTime = before.ExportTime,
        SourceTableName = before.SourceTableName,
        SourceTableArn = before.SourceTableArn,
        SourceTableId = before.SourceTableId,
        StreamArn = before.StreamArn,
        StreamViewType = before.StreamViewType,
        StreamEnabledTime = before.StreamEnabledTime,
        ShardPositions = before.ShardPositions,
        Source = before.Source,
        Target = before.Target,
    };
}
