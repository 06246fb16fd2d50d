using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>What an import was asked to do, apart from the table it makes.</summary>
internal sealed record ImportRequest(S3Source Source, string Format, CsvOptions? CsvOptions, bool IsZipped)
{
    public const string Csv = "CSV";

    public string Compression => IsZipped ? "GZIP" : "NONE";

    public static ImportRequest Read(RequestObject request)
    {
        RequestObject? source = request.RequiredObject("S3BucketSource");
        string format = request.RequiredChoice("InputFormat", "DYNAMODB_JSON", "ION", Csv);
        string? compression = request.Choice("InputCompressionType", "ZSTD", "NONE", "GZIP");
        request.RequiredObject("TableCreationParameters");
        S3Source location = S3Source.Read(source);
        request.Check();
        return new ImportRequest(location, format, CsvOptions.Read(request, format), compression == "GZIP");
    }

    public IImportFormat FormatFor(Table table)
    {
        return CsvOptions is null ? new DynamoDbJsonFormat(table) : new CsvFormat(table, CsvOptions);
    }
}
