using System;
using System.IO;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Exports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Exports;

public sealed class ManifestParserTests
{
    private const string Summary =
        """
        {"version":"2020-06-30","exportArn":"arn:e","startTime":"2024-05-14T11:14:20.608Z","endTime":"2024-05-14T11:19:26.869Z",
        "tableArn":"arn:t","tableId":"id","exportTime":"2024-05-14T11:14:20.608Z","s3Bucket":"b","s3Prefix":"p","s3SseAlgorithm":"AES256",
        "s3SseKmsKeyId":null,"manifestFilesS3Key":"p/AWSDynamoDB/1/manifest-files.json","billedSizeBytes":19,"itemCount":3,"outputFormat":"DYNAMODB_JSON"}
        """;

    [Fact]
    public void ParseSummary_OlderFullExport_HasNoTypeAndIsFull()
    {
        ManifestSummary summary = ManifestParser.ParseSummary(Encoding.UTF8.GetBytes(Summary));

        Assert.Equal("FULL_EXPORT", summary.ExportType);
        Assert.Equal("arn:e", summary.ExportArn);
        Assert.Equal("arn:t", summary.TableArn);
        Assert.Equal("id", summary.TableId);
        Assert.Equal(new DateTime(2024, 5, 14, 11, 14, 20, 608, DateTimeKind.Utc), summary.ExportTime);
        Assert.Equal(DateTimeKind.Utc, summary.ExportTime!.Value.Kind);
        Assert.Equal(3, summary.ItemCount);
        Assert.Equal(19, summary.BilledSizeBytes);
        Assert.Null(summary.S3SseKmsKeyId);
    }

    [Fact]
    public void ParseSummary_Incremental_HasItsType()
    {
        string text = Summary.Replace("\"outputFormat\"", "\"exportType\":\"INCREMENTAL_EXPORT\",\"outputFormat\"", StringComparison.Ordinal);

        Assert.Equal("INCREMENTAL_EXPORT", ManifestParser.ParseSummary(Encoding.UTF8.GetBytes(text)).ExportType);
    }

    [Theory]
    [InlineData("", "it is no JSON")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("{}", "it has no text 'exportArn'")]
    [InlineData("{\"exportArn\":1}", "it has no text 'exportArn'")]
    public void ParseSummary_OtherContent_SaysWhatIsMissing(string text, string reason) => Assert.Equal(
        reason,
        Assert.Throws<FormatException>(() => ManifestParser.ParseSummary(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void ParseFiles_Lines_AreTakenVerbatim()
    {
        const string Lines =
            "{\"itemCount\":8,\"md5Checksum\":\"m==\",\"etag\":\"d1-1\",\"dataFileS3Key\":\"p/AWSDynamoDB/1/data/a.json.gz\"}\n\n"
            + "{\"itemCount\":0,\"md5Checksum\":\"n==\",\"etag\":\"\\\"d2-1\\\"\",\"dataFileS3Key\":\"b.json.gz\"}";

        Assert.Equal(
            [new ManifestFile("p/AWSDynamoDB/1/data/a.json.gz", 8, "m==", "d1-1"), new ManifestFile("b.json.gz", 0, "n==", "d2-1")],
            ManifestParser.ParseFiles(Encoding.UTF8.GetBytes(Lines)));
    }

    [Fact]
    public void ParseFiles_Damaged_IsRefused() => Assert.Throws<FormatException>(
        () => ManifestParser.ParseFiles(Encoding.UTF8.GetBytes("{\"itemCount\":\"8\"}")));

    [Fact]
    public void Parse_GenuineExport_IsRead()
    {
        if (FindGenuineExport() is not { } folder)
        {
            Console.WriteLine("The genuine export (../shared/data/real-export) is not beside this checkout; it was not read.");
            return;
        }

        ManifestSummary summary = ManifestParser.ParseSummary(File.ReadAllBytes(Path.Combine(folder, "manifest-summary.json")));
        ManifestFile file = Assert.Single(
            ManifestParser.ParseFiles(File.ReadAllBytes(Path.Combine(folder, "manifest-files.json"))));

        Assert.Equal("S3ExportTest", Core.Tables.TableArn.Parse(summary.TableArn)!.TableName);
        Assert.Equal(3, summary.ItemCount);
        Assert.Equal(summary.ItemCount, file.ItemCount);
        Assert.Equal("d1663e415aedcbf3c4977cde7002d2bf-1", file.ETag);
        Assert.EndsWith("/data/uimbi7eofu2b5kzkxe63gsvb6i.json.gz", file.Key, StringComparison.Ordinal);
    }

    private static string? FindGenuineExport()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DdbCrossAccount.sln")))
            {
                string exports = Path.Combine(folder.FullName, "..", "shared", "data", "real-export", "AWSDynamoDB");
                return Directory.Exists(exports) ? Directory.GetDirectories(exports).Single() : null;
            }
        }

        return null;
    }
}
