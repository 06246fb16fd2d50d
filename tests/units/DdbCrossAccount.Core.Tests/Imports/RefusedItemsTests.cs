using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>Imports of whole exports with items that DynamoDB itself refuses: those that lack the key of the new table.</summary>
public sealed class RefusedItemsTests(MoveSandbox sandbox) : IClassFixture<MoveSandbox>
{
    private static readonly DdbTableDefinition Definition = new()
    {
        Keys = [new() { AttributeName = "id", AttributeType = "S", KeyType = "HASH" }],
        BillingMode = "PAY_PER_REQUEST",
    };

    [Fact]
    public async Task Import_OneItemRefused_OwesACompareAndHoldsTheOthers()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        DdbExport export = await PutExportAsync(bench, "OneBad", [.. Items(20), "{\"other\":{\"S\":\"no key\"}}"]);

        DdbImport import = Assert.Single(await ImportAsync(bench, export));

        Assert.Empty(bench.Errors);
        Assert.True(import.OwesCompare);
        Assert.Equal(("FAILED", "ItemValidationError"), (import.Status, import.FailureCode));
        Assert.Equal((20, 1, 21), (import.ImportedItemCount, import.ErrorCount, import.ExpectedItemCount));
        Assert.Contains(
            bench.Observer.Of<WarningRaised>(),
            warning => warning.Text.StartsWith("1 of 21 items were refused by import", StringComparison.Ordinal));
        Assert.Equal(20, (await bench.ReadAsync(bench.Target, "OneBad")).Count);
    }

    [Fact]
    public async Task Import_MostItemsRefused_IsAnErrorAndNoResult()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        DdbExport export = await PutExportAsync(
            bench, "MostBad", [.. Items(2), .. Enumerable.Repeat("{\"other\":{\"S\":\"no key\"}}", 10)]);

        Assert.Empty(await ImportAsync(bench, export));

        Assert.IsType<ImportFailedException>(Assert.Single(bench.Errors));
    }

    [Fact]
    public async Task Import_OneKeyTwice_HasFewerItemsThanPromised()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        DdbExport export = await PutExportAsync(bench, "KeyTwice", [.. Items(3), Items(1)[0]]);

        Assert.Empty(await ImportAsync(bench, export));

        ImportIncompleteException error = Assert.IsType<ImportIncompleteException>(Assert.Single(bench.Errors));
        Assert.Contains("3 items imported, 0 refused, 4 promised", error.Message, StringComparison.Ordinal);
    }

    private static string[] Items(int count) => [.. Enumerable.Range(0, count).Select(i => $"{{\"id\":{{\"S\":\"{i}\"}}}}")];

    private static Task<IReadOnlyList<DdbImport>> ImportAsync(MoveBench bench, DdbExport export) =>
        bench.ImportAsync(new ImportOptions { Exports = [export], Target = bench.Target.Account, Definition = Definition });

    // An export as AWS would have written it, of items that no table of this key can have had.
    private static async Task<DdbExport> PutExportAsync(MoveBench bench, string tableName, string[] items)
    {
        string id = $"01693685827463-{Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(tableName)))[..8].ToLowerInvariant()}";
        string root = $"AWSDynamoDB/{id}/";
        string tableArn = $"arn:aws:dynamodb:eu-west-1:111111111111:table/{tableName}";
        byte[] data = Compress(string.Concat(items.Select(item => $"{{\"Item\":{item}}}\n")));
        string etag = await PutAsync(bench, root + "data/file.json.gz", data);
        await PutWithChecksumAsync(bench, root + "manifest-files", new JsonObject
        {
            ["itemCount"] = items.Length,
            ["md5Checksum"] = Convert.ToBase64String(MD5.HashData(data)),
            ["etag"] = etag,
            ["dataFileS3Key"] = root + "data/file.json.gz",
        });
        await PutWithChecksumAsync(bench, root + "manifest-summary", new JsonObject
        {
            ["version"] = "2020-06-30",
            ["exportArn"] = $"{tableArn}/export/{id}",
            ["startTime"] = "2026-11-20T12:00:00.000Z",
            ["endTime"] = "2026-11-20T12:05:00.000Z",
            ["tableArn"] = tableArn,
            ["tableId"] = "11991185-e7ab-4da5-8bab-03f0db0b7bfd",
            ["exportTime"] = "2026-11-20T11:55:00.000Z",
            ["s3Bucket"] = bench.Bucket,
            ["s3Prefix"] = null,
            ["s3SseAlgorithm"] = "AES256",
            ["s3SseKmsKeyId"] = null,
            ["manifestFilesS3Key"] = root + "manifest-files.json",
            ["billedSizeBytes"] = 100,
            ["itemCount"] = items.Length,
            ["outputFormat"] = "DYNAMODB_JSON",
        });
        return await new ExportPlaceReader(bench.Context).ReadAsync(
            bench.Target.Account, bench.Bucket, null, root, CancellationToken.None);
    }

    private static async Task PutWithChecksumAsync(MoveBench bench, string name, JsonObject content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content.ToJsonString());
        await PutAsync(bench, name + ".json", bytes);
        await PutAsync(bench, name + ".md5", Encoding.UTF8.GetBytes(Convert.ToBase64String(MD5.HashData(bytes))));
    }

    private static async Task<string> PutAsync(MoveBench bench, string key, byte[] content)
    {
        using MemoryStream stream = new(content);
        PutObjectResponse response = await bench.Target.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = bench.Bucket, Key = key, InputStream = stream });
        return response.ETag.Trim('"');
    }

    private static byte[] Compress(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
