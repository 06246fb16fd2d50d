using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Exports;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb;

/// <summary>What an export has left in the sandbox's bucket.</summary>
internal static class ExportFolder
{
    /// <summary>Turns recovery on, exports with these further members, lets the time pass, and returns the description.</summary>
    public static async Task<JsonNode> ExportAsync(DynamoDbCaller caller, string table, string more = "")
    {
        JsonNode started = caller.Call("ExportTableToPointInTime", $$"""
            {"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/{{table}}","S3Bucket":"{{caller.Bucket}}",
             "S3BucketOwner":"222222222222"{{more}}}
            """);
        string arn = (string)started["ExportDescription"]!["ExportArn"]!;
        await EndAsync(caller, arn);
        return caller.Call("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""")["ExportDescription"]!;
    }

    public static async Task EndAsync(DynamoDbCaller caller, string arn)
    {
        caller.Pass(caller.Services.Options.ExportDuration.TotalSeconds);
        ExportJob job = caller.Services.DynamoDb.Exports.Find(arn)!;
        await job.Completion;
    }

    public static void EnableRecovery(DynamoDbCaller caller, string table)
    {
        caller.Call("UpdateContinuousBackups", $$$"""
            {"TableName":"{{{table}}}","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}
            """);
    }

    public static string Text(DynamoDbCaller caller, string key)
    {
        return Encoding.UTF8.GetString(Bytes(caller, key));
    }

    public static byte[] Bytes(DynamoDbCaller caller, string key)
    {
        using OpenedObject opened = caller.Services.S3.GetObject(caller.Root(DynamoDbCaller.Target), caller.Bucket, key);
        using var copy = new MemoryStream();
        opened.Content.CopyTo(copy);
        return copy.ToArray();
    }

    public static string[] Keys(DynamoDbCaller caller, string prefix = "")
    {
        ObjectPage page = caller.Services.S3.ListObjects(
            caller.Root(DynamoDbCaller.Target), caller.Bucket, new ObjectListing { Prefix = prefix });
        return [.. page.Objects.Select(stored => stored.Key)];
    }

    public static string[] Lines(byte[] zipped)
    {
        using var stream = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    /// <summary>All lines of all data files that the manifest names.</summary>
    public static IReadOnlyList<string> DataLines(DynamoDbCaller caller, JsonNode description)
    {
        string summaryKey = (string)description["ExportManifest"]!;
        string filesKey = (string)JsonNode.Parse(Text(caller, summaryKey))!["manifestFilesS3Key"]!;
        return
        [
            .. Text(caller, filesKey).Split('\n')[..^1]
                .Select(line => (string)JsonNode.Parse(line)!["dataFileS3Key"]!)
                .SelectMany(key => Lines(Bytes(caller, key))),
        ];
    }
}
