using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class ExportFolderTests : IDisposable
{
    private const string Id = "01715685260608-c488b4e1";
    private const string Data = $"AWSDynamoDB/{Id}/data/a.json.gz";
    private const string Files = $"AWSDynamoDB/{Id}/manifest-files.json";
    private const string Summary = $"AWSDynamoDB/{Id}/manifest-summary.json";

    private static readonly byte[] TwoItems =
        TemporaryFolder.Zip("{\"Item\":{\"id\":{\"S\":\"1\"}}}\n{\"Item\":{\"id\":{\"S\":\"2\"}}}\n");

    private readonly TemporaryFolder _folder = new();

    public ExportFolderTests()
    {
        _folder.Write(Data, TwoItems);
        _folder.Write(Files, Line(2, TemporaryFolder.Md5(TwoItems), "some/prefix/" + Data));
        _folder.Write(Summary, """{"itemCount":2,"outputFormat":"DYNAMODB_JSON"}""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_WholeExport_GivesItsItems() =>
        Assert.Equal("""{"id":{"S":"1"}}|{"id":{"S":"2"}}""", await ReadAsync());

    [Fact]
    public async Task ReadAsync_NoSummaryAndFolderOfItsOwn_GivesItsItems()
    {
        using var own = new TemporaryFolder();
        own.Write("data/a.json.gz", TwoItems);
        own.Write("manifest-files.json", Line(2, TemporaryFolder.Md5(TwoItems), Data));

        Assert.Equal("""{"id":{"S":"1"}}|{"id":{"S":"2"}}""", await ReadAsync(own.FullName));
    }

    [Fact]
    public async Task ReadAsync_EmptyFilesOfEmptyPartitions_AreRead()
    {
        byte[] empty = TemporaryFolder.Zip(string.Empty);
        _folder.Write($"AWSDynamoDB/{Id}/data/b.json.gz", empty);
        _folder.Write(
            Files,
            Line(0, TemporaryFolder.Md5(empty), $"AWSDynamoDB/{Id}/data/b.json.gz") + Line(2, TemporaryFolder.Md5(TwoItems), Data));

        Assert.Equal("""{"id":{"S":"1"}}|{"id":{"S":"2"}}""", await ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_EmptyFolder_Fails()
    {
        using var empty = new TemporaryFolder();

        await FailsAsync<ExportFolderEmptyException>(
            empty.FullName,
            empty.FullName,
            "ExportFolderEmpty",
            DdbErrorCategory.ObjectNotFound,
            $"Folder '{empty.FullName}' holds no export: no manifest-files.json is in it or below it. Nothing was written.",
            "Copy the export with its manifests, for example with 'aws s3 cp --recursive s3://bucket/prefix/AWSDynamoDB AWSDynamoDB'.");
    }

    [Fact]
    public async Task ReadAsync_TwoExports_Fails()
    {
        string other = _folder.Write("AWSDynamoDB/02/manifest-files.json", string.Empty);

        await FailsAsync<ExportFolderAmbiguousException>(
            _folder.FullName,
            _folder.FullName,
            "ExportFolderAmbiguous",
            DdbErrorCategory.InvalidArgument,
            $"Folder '{_folder.FullName}' holds 2 exports: '{Place(Files)}', '{other}'. Nothing was written.",
            "Pass the folder of one of them.");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"itemCount\":\"2\",\"md5Checksum\":\"x\",\"dataFileS3Key\":\"AWSDynamoDB/a\"}")]
    [InlineData("{\"itemCount\":2,\"dataFileS3Key\":\"AWSDynamoDB/a\"}")]
    public async Task ReadAsync_ManifestLineDamaged_Fails(string line)
    {
        _folder.Write(Files, Line(2, TemporaryFolder.Md5(TwoItems), Data) + line);

        await FailsAsync<ExportManifestUnreadableException>(
            Place(Files),
            "ExportManifestUnreadable",
            DdbErrorCategory.InvalidData,
            $"Line 2 of the manifest '{Place(Files)}' cannot be used: it is no JSON object with dataFileS3Key, itemCount and md5Checksum. Nothing was written.",
            "Copy the export's manifests again, unchanged.");
    }

    [Theory]
    [InlineData("data/a.json.gz")]
    [InlineData("AWSDynamoDB/../../etc/passwd")]
    [InlineData("AWSDynamoDB//a")]
    public async Task ReadAsync_ManifestNamesAFileElsewhere_Fails(string key)
    {
        _folder.Write(Files, Line(2, "x", key));

        await FailsAsync<ExportManifestUnreadableException>(
            Place(Files),
            "ExportManifestUnreadable",
            DdbErrorCategory.InvalidData,
            $"Line 1 of the manifest '{Place(Files)}' cannot be used: its dataFileS3Key is no key below AWSDynamoDB/. Nothing was written.",
            "Copy the export's manifests again, unchanged.");
    }

    [Fact]
    public async Task ReadAsync_FileMissing_Fails()
    {
        File.Delete(Place(Data));

        await FailsAsync<ExportFileMissingException>(
            Place(Data),
            "ExportFileMissing",
            DdbErrorCategory.ObjectNotFound,
            $"The manifest '{Place(Files)}' names a file that is not at '{Place(Data)}'. Nothing was written.",
            "Copy the whole folder AWSDynamoDB/<export id> again, with its data folder.");
    }

    [Fact]
    public async Task ReadAsync_Md5Differs_FailsBeforeTheFirstItem()
    {
        byte[] cut = TwoItems[..^3];
        _folder.Write(Data, cut);

        await FailsAsync<ExportFileDamagedException>(
            Place(Data),
            "ExportFileDamaged",
            DdbErrorCategory.InvalidData,
            $"'{Place(Data)}' has the MD5 {TemporaryFolder.Md5(cut)}, and the export's manifest says {TemporaryFolder.Md5(TwoItems)}. Nothing was written.",
            "Copy the file again from the bucket; it must not be unpacked or changed.");
    }

    [Fact]
    public async Task ReadAsync_Md5OfTheManifestDiffers_Fails()
    {
        _folder.Write($"AWSDynamoDB/{Id}/manifest-files.md5", TemporaryFolder.Md5([1]));

        await Assert.ThrowsAsync<ExportFileDamagedException>(() => ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_Md5OfTheManifestAgrees_GivesItsItems()
    {
        _folder.Write($"AWSDynamoDB/{Id}/manifest-files.md5", TemporaryFolder.Md5(await File.ReadAllBytesAsync(Place(Files))) + "\n");

        Assert.NotEmpty(await ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_CountOfAFileDiffers_Fails()
    {
        _folder.Write(Files, Line(3, TemporaryFolder.Md5(TwoItems), Data));
        _folder.Write(Summary, """{"itemCount":3,"outputFormat":"DYNAMODB_JSON"}""");

        await FailsAsync<ExportCountDiffersException>(
            Place(Data),
            "ExportCountDiffers",
            DdbErrorCategory.InvalidData,
            $"'{Place(Data)}' accounts for 2 items, and '{Place(Files)}' says 3. Items before it may have been written; nothing after it was read.",
            "Copy the whole export again; its manifests and data files must be of the same export.");
    }

    [Fact]
    public async Task ReadAsync_CountOfTheSummaryDiffers_Fails()
    {
        _folder.Write(Summary, """{"itemCount":1234,"outputFormat":"DYNAMODB_JSON"}""");

        await FailsAsync<ExportCountDiffersException>(
            Place(Files),
            "ExportCountDiffers",
            DdbErrorCategory.InvalidData,
            $"'{Place(Files)}' accounts for 2 items, and '{Place(Summary)}' says 1,234. Nothing was written.",
            "Copy the whole export again; its manifests and data files must be of the same export.");
    }

    [Fact]
    public async Task ReadAsync_IonExport_Fails()
    {
        _folder.Write(Summary, """{"itemCount":2,"outputFormat":"ION"}""");

        await FailsAsync<ExportFormatNotReadableException>(
            Place(Summary),
            "ExportFormatNotReadable",
            DdbErrorCategory.InvalidData,
            $"The export of '{Place(Summary)}' is written as ION; only DYNAMODB_JSON can be read. Nothing was written.",
            "Export the table again with the format DYNAMODB_JSON.");
    }

    [Fact]
    public async Task ReadAsync_LineOfAnIncrementalExport_Fails()
    {
        byte[] lines = TemporaryFolder.Zip("{\"Keys\":{\"id\":{\"S\":\"1\"}},\"NewImage\":{\"id\":{\"S\":\"1\"}}}\n");
        _folder.Write(Data, lines);
        _folder.Write(Files, Line(2, TemporaryFolder.Md5(lines), Data));

        var error = await Assert.ThrowsAsync<TextIsNoItemException>(() => ReadAsync());

        Assert.Equal(
            $"Line 1 of '{Place(Data)}' is no item: it is not of the form {{\"Item\": {{…}}}}. Items before it may have been written; nothing after it was read.",
            error.Message);
    }

    private static string Line(long count, string md5, string key) =>
        $$"""{"itemCount":{{count}},"md5Checksum":"{{md5}}","etag":"e-1","dataFileS3Key":"{{key}}"}""" + "\n";

    private string Place(string name) => Path.Combine(_folder.FullName, name);

    private Task<string> ReadAsync() => ReadAsync(_folder.FullName);

    private static async Task<string> ReadAsync(string path)
    {
        var items = new List<string>();
        var reader = new ItemFileReader(path, KeySchemaText.Parse("id:S", null));
        await foreach (ReadOnlyMemory<byte> item in reader.ReadAsync(CancellationToken.None))
        {
            items.Add(Encoding.UTF8.GetString(item.Span));
        }

        return string.Join('|', items);
    }

    private Task FailsAsync<TError>(string target, string id, DdbErrorCategory category, string message, string action)
        where TError : DdbCrossAccountException =>
        FailsAsync<TError>(_folder.FullName, target, id, category, message, action);

    private static async Task FailsAsync<TError>(
        string path, string target, string id, DdbErrorCategory category, string message, string action)
        where TError : DdbCrossAccountException
    {
        var error = await Assert.ThrowsAsync<TError>(() => ReadAsync(path));

        Assert.Equal(id, error.ErrorId);
        Assert.Equal(category, error.Category);
        Assert.Equal(target, error.Target);
        Assert.Equal(message, error.Message);
        Assert.Equal(action, error.RecommendedAction);
    }
}
