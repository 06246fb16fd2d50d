using DdbCrossAccount.Core.Exports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Exports;

public sealed class ExportFolderTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/01693685827463-2d8752fd";

    [Theory]
    [InlineData(null, "AWSDynamoDB/01693685827463-2d8752fd/data/")]
    [InlineData("", "AWSDynamoDB/01693685827463-2d8752fd/data/")]
    [InlineData("moves/one", "moves/one/AWSDynamoDB/01693685827463-2d8752fd/data/")]
    [InlineData("moves/", "moves/AWSDynamoDB/01693685827463-2d8752fd/data/")]
    public void Of_RunningExport_IsByLayout(string? prefix, string expected) =>
        Assert.Equal(expected, ExportFolder.Of(new DdbExport { ExportArn = Arn, S3Prefix = prefix }).DataPrefix);

    [Fact]
    public void Of_FinishedExport_IsWhereTheManifestIs()
    {
        ExportFolder folder = ExportFolder.Of(new DdbExport
        {
            ExportArn = Arn,
            S3Prefix = "ignored",
            ExportManifest = "told/AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.json",
        });

        Assert.Equal("told/AWSDynamoDB/01693685827463-2d8752fd/", folder.Root);
        Assert.Equal("told/AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.md5", folder.SummaryChecksumKey);
        Assert.Equal("told/AWSDynamoDB/01693685827463-2d8752fd/manifest-files.json", folder.FilesKey);
        Assert.Equal("told/AWSDynamoDB/01693685827463-2d8752fd/manifest-files.md5", folder.FilesChecksumKey);
    }

    [Theory]
    [InlineData("p/AWSDynamoDB/1-2/data/", "p/AWSDynamoDB/1-2/")]
    [InlineData("AWSDynamoDB/1-2/data/", "AWSDynamoDB/1-2/")]
    [InlineData("some/other/data/", null)]
    [InlineData("AWSDynamoDB/1-2/", null)]
    [InlineData(null, null)]
    public void OfDataPrefix_AnyPrefix_IsAnExportsOrNone(string? prefix, string? root) =>
        Assert.Equal(root, ExportFolder.OfDataPrefix(prefix)?.Root);
}
