using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>What a bulk put was asked to do. Two requests with one client token must be equal.</summary>
internal sealed record BulkPutRequest(
    string TableName, S3Source Source, bool IsZipped, BulkOutput Output, long? MaxWriteRequestUnits, string PerformanceTier)
{
    private const long LeastWriteRequestUnits = 1024;
    private const int LongestTableName = 1024;

    public string Compression => IsZipped ? "GZIP" : "NONE";

    public static BulkPutRequest Read(RequestObject request)
    {
        RequestObject? input = request.RequiredObject("InputS3Configuration");
        input?.RequiredChoice("InputFormat", "DYNAMODB_JSON", "ION");
        RequestObject? output = request.RequiredObject("OutputS3Configuration");
        var read = new BulkPutRequest(
            request.TextOfLength("TableName", 1, LongestTableName),
            S3Source.Read(input),
            input?.Choice("InputCompressionType", "GZIP", "ZSTD", "NONE") == "GZIP",
            BulkOutput.Read(output),
            request.IntegerBetween("MaxWriteRequestUnits", LeastWriteRequestUnits, long.MaxValue),
            request.Choice("PerformanceTier", "STANDARD", "ACCELERATED") ?? "STANDARD");
        request.Check();
        return read;
    }
}
