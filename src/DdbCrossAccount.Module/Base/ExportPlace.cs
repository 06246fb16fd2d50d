namespace DdbCrossAccount.Module.Base;

/// <summary>Where in S3 an export is.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="BucketOwner">The account that owns it; null for the reader's own.</param>
/// <param name="Prefix">The folder of the export: <c>…/AWSDynamoDB/&lt;ExportId&gt;</c>.</param>
internal sealed record ExportPlace(string Bucket, string? BucketOwner, string Prefix);
