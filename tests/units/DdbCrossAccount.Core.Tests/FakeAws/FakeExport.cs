using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>An export of the stand-in; its files are there when its time has come.</summary>
internal sealed class FakeExport(FakeTable table, JsonObject request, int number, DateTime start)
{
    private readonly string _tableId = table.IdWhenExported ?? table.Id;
    private bool _isWritten;

    public string Id => $"0000000000000{number}-abcdef0{number}";

    public string Arn => $"{table.Arn}/export/{Id}";

    public JsonObject Request => request;

    public string TableArn => table.Arn;

    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(20);

    public string? FailureCode { get; set; }

    public string Bucket => (string)request["S3Bucket"]!;

    public string Root => $"{(request["S3Prefix"] is { } prefix ? $"{prefix}/" : string.Empty)}AWSDynamoDB/{Id}/";

    public JsonObject Describe(DateTime now, FakeBuckets buckets)
    {
        bool hasEnded = now >= start + Duration;
        JsonObject description = new()
        {
            ["ExportArn"] = Arn,
            ["ExportStatus"] = !hasEnded ? "IN_PROGRESS" : FailureCode is null ? "COMPLETED" : "FAILED",
            ["StartTime"] = Epoch(start),
            ["TableArn"] = table.Arn,
            ["TableId"] = _tableId,
            ["ExportType"] = request["ExportType"]?.DeepClone() ?? "FULL_EXPORT",
            ["ExportFormat"] = "DYNAMODB_JSON",
        };
        foreach (string name in (string[])["ExportTime", "ClientToken", "S3Bucket", "S3BucketOwner", "S3Prefix", "IncrementalExportSpecification"])
        {
            description[name] = request[name]?.DeepClone();
        }

        if (hasEnded)
        {
            End(description, buckets);
        }

        return description;
    }

    private void End(JsonObject description, FakeBuckets buckets)
    {
        description["EndTime"] = Epoch(start + Duration);
        if (FailureCode is not null)
        {
            description["FailureCode"] = FailureCode;
            description["FailureMessage"] = "text of AWS";
            return;
        }

        description["ItemCount"] = table.Items.Count;
        description["BilledSizeBytes"] = 100;
        description["ExportManifest"] = Root + "manifest-summary.json";
        if (!_isWritten)
        {
            _isWritten = true;
            Write(buckets);
        }
    }

    private void Write(FakeBuckets buckets)
    {
        string[] halves = [Lines(table.Items.Take(1)), Lines(table.Items.Skip(1)), string.Empty];
        List<string> files = [];
        for (int index = 0; index < halves.Length; index++)
        {
            byte[] content = Compress(halves[index]);
            string key = $"{Root}data/file{index}.json.gz";
            buckets.Put(Bucket, key, content);
            files.Add(new JsonObject
            {
                ["itemCount"] = halves[index].Count(character => character == '\n'),
                ["md5Checksum"] = Convert.ToBase64String(MD5.HashData(content)),
                ["etag"] = FakeBuckets.ETag(content),
                ["dataFileS3Key"] = key,
            }.ToJsonString());
        }

        WriteWithChecksum(buckets, "manifest-files", Lines(files));
        WriteWithChecksum(buckets, "manifest-summary", Summary().ToJsonString());
    }

    private JsonObject Summary() => new()
    {
        ["version"] = "2020-06-30",
        ["exportArn"] = Arn,
        ["startTime"] = Iso(start),
        ["endTime"] = Iso(start + Duration),
        ["tableArn"] = table.Arn,
        ["tableId"] = _tableId,
        ["exportTime"] = Iso(DateTime.UnixEpoch.AddSeconds((double)(request["ExportTime"] ?? 0)).AddMilliseconds(250)),
        ["s3Bucket"] = Bucket,
        ["s3Prefix"] = request["S3Prefix"]?.DeepClone(),
        ["s3SseAlgorithm"] = "AES256",
        ["s3SseKmsKeyId"] = null,
        ["manifestFilesS3Key"] = Root + "manifest-files.json",
        ["billedSizeBytes"] = 100,
        ["itemCount"] = table.Items.Count,
        ["outputFormat"] = "DYNAMODB_JSON",
        ["exportType"] = "FULL_EXPORT",
    };

    private void WriteWithChecksum(FakeBuckets buckets, string name, string content)
    {
        buckets.Put(Bucket, $"{Root}{name}.json", content);
        buckets.Put(Bucket, $"{Root}{name}.md5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(content))));
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static byte[] Compress(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private static double Epoch(DateTime time) => (time - DateTime.UnixEpoch).TotalSeconds;

    private static string Iso(DateTime time) =>
        time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
