using System;
using System.Linq;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ExportCheckTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/1-2";
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void CheckSize_FiftyThousandObjects_AreTaken() => ExportCheck.CheckSize(Export(), Data(50_000, 1), "eu-west-1");

    [Fact]
    public void CheckSize_OneObjectMore_IsRefused() => Assert.Throws<TooManyDataObjectsException>(
        () => ExportCheck.CheckSize(Export(), Data(50_001, 1), "eu-west-1"));

    [Theory]
    [InlineData("eu-west-1", 15)]
    [InlineData("us-east-1", 15)]
    [InlineData("us-west-2", 15)]
    [InlineData("eu-central-1", 1)]
    public void CheckSize_BytesOfTheRegion_AreTheBorder(string region, long terabytes)
    {
        long most = terabytes << 40;

        ExportCheck.CheckSize(Export(), Data(1, most), region);
        Assert.Throws<TooManyDataBytesException>(() => ExportCheck.CheckSize(Export(), Data(1, most + 1), region));
    }

    [Fact]
    public void CheckManifest_SameExport_IsTakenThoughItHasMilliseconds() =>
        ExportCheck.CheckManifest(Export(), Summary() with { ExportTime = Noon.AddMilliseconds(608) });

    [Fact]
    public void CheckManifest_MembersThatTheExportDoesNotSay_AreTaken() => ExportCheck.CheckManifest(
        new DdbExport { ExportArn = Arn }, Summary());

    [Theory]
    [InlineData("exportArn")]
    [InlineData("tableArn")]
    [InlineData("tableId")]
    [InlineData("exportTime")]
    [InlineData("exportType")]
    [InlineData("outputFormat")]
    [InlineData("itemCount")]
    public void CheckManifest_OneMemberOfOtherExport_IsNamed(string member)
    {
        ManifestSummary summary = member switch
        {
            "exportArn" => Summary() with { ExportArn = Arn + "3" },
            "tableArn" => Summary() with { TableArn = "other" },
            "tableId" => Summary() with { TableId = null },
            "exportTime" => Summary() with { ExportTime = Noon.AddSeconds(1) },
            "exportType" => Summary() with { ExportType = "INCREMENTAL_EXPORT" },
            "outputFormat" => Summary() with { OutputFormat = "ION" },
            _ => Summary() with { ItemCount = 4 },
        };

        ManifestOfOtherExportException error = Assert.Throws<ManifestOfOtherExportException>(
            () => ExportCheck.CheckManifest(Export(), summary));

        Assert.Contains($"not its own: {member} is", error.Message, StringComparison.Ordinal);
    }

    private static DdbExport Export() => new()
    {
        ExportArn = Arn,
        TableArn = "table",
        TableId = "id",
        ExportTime = Noon,
        ItemCount = 3,
    };

    private static ManifestSummary Summary() => new()
    {
        ExportArn = Arn,
        TableArn = "table",
        TableId = "id",
        StartTime = null,
        EndTime = null,
        ExportTime = Noon,
        S3Bucket = "moves",
        S3Prefix = null,
        S3SseAlgorithm = null,
        S3SseKmsKeyId = null,
        FilesKey = "files",
        BilledSizeBytes = null,
        ItemCount = 3,
        OutputFormat = "DYNAMODB_JSON",
        ExportType = "FULL_EXPORT",
    };

    private static ExportData Data(int count, long bytesOfFirst) => new(
        new ExportFolder("AWSDynamoDB/1-2/"),
        new ExportManifest(Summary(), []),
        [.. Enumerable.Range(0, count).Select(index => new ExportObject($"data/{index}", index == 0 ? bytesOfFirst : 0, "tag"))]);
}
