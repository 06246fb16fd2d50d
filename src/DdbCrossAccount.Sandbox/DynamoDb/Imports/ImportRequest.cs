using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>What an import was asked to do, apart from the table it makes.</summary>
internal sealed record ImportRequest(string Bucket, string? BucketOwner, string? KeyPrefix, bool IsZipped)
{
    public string Compression => IsZipped ? "GZIP" : "NONE";

    public static ImportRequest Read(RequestObject request)
    {
        RequestObject? source = request.RequiredObject("S3BucketSource");
        string format = request.RequiredChoice("InputFormat", "DYNAMODB_JSON", "ION", "CSV");
        string compression = request.Choice("InputCompressionType", "GZIP", "ZSTD", "NONE") ?? "NONE";
        request.RequiredObject("TableCreationParameters");
        var read = new ImportRequest(
            source?.RequiredText("S3Bucket") ?? "", source?.Text("S3BucketOwner"), source?.Text("S3KeyPrefix"), compression == "GZIP");
        request.Check();
        if (format != "DYNAMODB_JSON")
        {
            throw DynamoDbError.NotImplemented($"the input format {format}");
        }

        return compression == "ZSTD" ? throw DynamoDbError.NotImplemented("the input compression ZSTD") : read;
    }
}
