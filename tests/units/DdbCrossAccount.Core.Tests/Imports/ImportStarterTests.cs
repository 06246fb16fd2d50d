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
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tests.FakeAws;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ImportStarterTests : IDisposable
{
    private readonly FakeService _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task StartAsync_WholeExport_ImportsItsDataFolder()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];

        await StartAsync(export);

        DdbImport import = Assert.Single(Results());
        JsonObject request = Assert.Single(_aws.Tables.Imports).Request;
        Assert.Equal(
            "{\"S3Bucket\":\"moves\",\"S3BucketOwner\":\"222222222222\",\"S3KeyPrefix\":\"AWSDynamoDB/00000000000001-abcdef01/data/\"}",
            Sorted(request["S3BucketSource"]!));
        Assert.Equal(("DYNAMODB_JSON", "GZIP"), ((string?)request["InputFormat"], (string?)request["InputCompressionType"]));
        Assert.Equal("Orders", (string?)request["TableCreationParameters"]!["TableName"]);
        Assert.Equal((2, "IN_PROGRESS", "Orders"), (import.ExpectedItemCount, import.Status, import.TableName));
        Assert.Equal(_aws.Buckets.Keys("moves").Where(k => k.Contains("/data/", StringComparison.Ordinal)).Sum(k => _aws.Buckets.Get("moves", k).Length), import.TotalSizeBytes);
        Assert.Equal((export.ExportArn, export.ExportTime, export.TableArn), (import.ExportArn, import.ExportTime, import.SourceTableArn));
        Assert.Equal((string?)request["ClientToken"], Assert.Single(_aws.Observer.Of<ImportRequested>()).ClientToken);
        Assert.Same(_aws.Source, import.Source);
        Assert.Equal("222222222222", import.Target!.AccountId);
    }

    [Fact]
    public async Task StartAsync_BucketOfTheSource_NamesItsOwner()
    {
        _aws.Tables.Add("111111111111", "Orders").RecoveryFrom = _aws.Clock.Now.AddDays(-10);
        DdbExport export = (await ExportAsync(["Orders"], bucket: "own"))[0];

        await StartAsync(new ImportOptions { Exports = [export], Target = _aws.Source, TargetTableName = "Copy" });

        Assert.Equal("111111111111", (string?)Assert.Single(_aws.Tables.Imports).Request["S3BucketSource"]!["S3BucketOwner"]);
    }

    [Theory]
    [InlineData("IN_PROGRESS", "FULL_EXPORT", "DYNAMODB_JSON", typeof(ExportStillRunningException))]
    [InlineData("FAILED", "FULL_EXPORT", "DYNAMODB_JSON", typeof(ExportHasFailedException))]
    [InlineData("COMPLETED", "INCREMENTAL_EXPORT", "DYNAMODB_JSON", typeof(ExportTypeNotImportableException))]
    [InlineData("COMPLETED", "FULL_EXPORT", "ION", typeof(ExportFormatNotImportableException))]
    public async Task StartAsync_ExportThatNoImportTakes_IsRefusedBeforeAnyCall(string status, string type, string format, Type expected)
    {
        await StartAsync(new DdbExport
        {
            ExportArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/1-2",
            TableName = "Orders",
            S3Bucket = "moves",
            Status = status,
            ExportType = type,
            ExportFormat = format,
            Target = _aws.Target,
        });

        Assert.IsType(expected, Assert.Single(Errors()));
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task StartAsync_ObjectThatIsNoExport_IsRefusedBeforeAnyCall()
    {
        await StartAsync(new DdbExport { TableName = "Orders" });

        Assert.IsType<ExportArnUnusableException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task StartAsync_NoTarget_IsRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];

        await StartAsync(Change(export, target: false));

        Assert.IsType<ImportTargetMissingException>(Assert.Single(Errors()));
    }

    [Theory]
    [InlineData("manifest-summary.json")]
    [InlineData("manifest-summary.md5")]
    [InlineData("manifest-files.json")]
    [InlineData("manifest-files.md5")]
    public async Task StartAsync_ManifestFileMissing_IsRefused(string name) => await RefusesAsync<ManifestMissingException>(
        root => _aws.Buckets.Delete("moves", root + name));

    [Theory]
    [InlineData("manifest-summary.json")]
    [InlineData("manifest-files.json")]
    public async Task StartAsync_ManifestChangedAfterwards_IsRefused(string name) => await RefusesAsync<ManifestChecksumDiffersException>(
        root => _aws.Buckets.Put("moves", root + name, Encoding.UTF8.GetString(_aws.Buckets.Get("moves", root + name)) + " "));

    [Fact]
    public async Task StartAsync_ManifestThatIsNone_IsRefused() => await RefusesAsync<ManifestUnreadableException>(
        root => PutManifest(root, "manifest-summary", "{\"exportArn\":\"x\"}"));

    [Fact]
    public async Task StartAsync_ManifestOfOtherTable_IsRefused() => await RefusesAsync<ManifestOfOtherExportException>(
        root => EditManifest(root, "manifest-summary", "table/Orders\"", "table/Lines\""));

    [Fact]
    public async Task StartAsync_ManifestOfOtherSnapshot_IsRefused() => await RefusesAsync<ManifestOfOtherExportException>(
        root => EditManifest(root, "manifest-summary", "\"exportTime\":\"2", "\"exportTime\":\"1"));

    [Fact]
    public async Task StartAsync_CountsThatDisagree_AreRefused() => await RefusesAsync<ManifestCountsDifferException>(
        root => EditManifest(root, "manifest-summary", "\"itemCount\":2", "\"itemCount\":3"));

    [Fact]
    public async Task StartAsync_DataObjectMissing_IsRefused() => await RefusesAsync<DataObjectsMissingException>(
        root => _aws.Buckets.Delete("moves", root + "data/file1.json.gz"));

    [Fact]
    public async Task StartAsync_ObjectTooMany_IsRefused() => await RefusesAsync<DataObjectsExtraException>(
        root => _aws.Buckets.Put("moves", root + "data/notes.txt", "x"));

    [Fact]
    public async Task StartAsync_DataObjectChanged_IsRefused() => await RefusesAsync<DataObjectsChangedException>(
        root => _aws.Buckets.Put("moves", root + "data/file1.json.gz", "x"));

    [Fact]
    public async Task StartAsync_TruncatedGzip_IsRefused() => await RefusesAsync<DataObjectTruncatedException>(root =>
    {
        byte[] whole = _aws.Buckets.Get("moves", root + "data/file1.json.gz");
        ReplaceData(root, whole[..^9], keepMd5: true);
    });

    [Fact]
    public async Task StartAsync_OtherContentUnderTheSameTag_IsRefused() => await RefusesAsync<DataChecksumDiffersException>(
        root => ReplaceData(root, Compress("{\"Item\":{\"id\":{\"S\":\"other\"}}}\n"), keepMd5: true));

    [Fact]
    public async Task StartAsync_LineThatIsNoItem_IsRefused() => await RefusesAsync<DataLineNotItemException>(
        root => ReplaceData(root, Compress("{\"Keys\":{\"id\":{\"S\":\"other\"}}}\n"), keepMd5: false));

    [Fact]
    public async Task StartAsync_MoreLinesThanPromised_IsRefused() => await RefusesAsync<DataItemCountDiffersException>(
        root => ReplaceData(root, Compress("{\"Item\":{}}\n{\"Item\":{}}\n"), keepMd5: false));

    [Fact]
    public async Task StartAsync_DataThatIsNotCompressed_IsRefused() => await RefusesAsync<DataObjectNotGzipException>(
        root => ReplaceData(root, Encoding.UTF8.GetBytes("{\"Item\":{\"id\":{\"S\":\"other\"}}}\n"), keepMd5: false));

    [Fact]
    public async Task StartAsync_ContentNotToBeRead_GoesByTheListing()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        ReplaceData(_aws.Tables.Exports[0].Root, Compress("none\n"), keepMd5: false);

        await StartAsync(new ImportOptions { Exports = [export], VerifyData = false });

        Assert.Single(Results());
        Assert.DoesNotContain(_aws.Calls, call => call.RawUrl.Contains("json.gz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartAsync_TargetTableExists_IsRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        _aws.Tables.Add("222222222222", "Orders");

        await StartAsync(export);

        Assert.Contains("about 2 items", Assert.IsType<TargetTableExistsException>(Assert.Single(Errors())).Message, StringComparison.Ordinal);
        Assert.Empty(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_LocalIndexes_AreRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        JsonObject index = new()
        {
            ["IndexName"] = "byDate",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["KeyType"] = "HASH" }),
            ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
        };
        Source("Orders").More["LocalSecondaryIndexes"] = new JsonArray(index);

        await StartAsync(export);

        Assert.IsType<LocalIndexesNotImportableException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_SourceMadeAnew_IsRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        Source("Orders").Id = "another";

        await StartAsync(export);

        Assert.IsType<SourceTableReplacedException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_SourceUnknown_NeedsADefinition()
    {
        DdbExport export = Change((await ExportAsync("Orders"))[0], source: false);

        await StartAsync(export);
        Assert.IsType<SourceDefinitionMissingException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Imports);

        DdbTableDefinition definition = new()
        {
            TableName = "Orders",
            Keys = [new() { AttributeName = "id", AttributeType = "S", KeyType = "HASH" }],
            BillingMode = "PAY_PER_REQUEST",
        };
        await StartAsync(new ImportOptions { Exports = [export], Definition = definition });
        Assert.Single(Results());
    }

    [Fact]
    public async Task StartAsync_OneOfTwoUnfit_StartsNone()
    {
        IReadOnlyList<DdbExport> exports = await ExportAsync("Orders", "Lines");
        _aws.Tables.Add("222222222222", "Lines");

        await StartAsync(new ImportOptions { Exports = exports });

        Assert.IsType<TargetTableExistsException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Imports);
        Assert.Contains("'Orders'", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_SeveralIntoOneName_AreRefused()
    {
        IReadOnlyList<DdbExport> exports = await ExportAsync("Orders", "Lines");

        OneNameForSeveralExportsException error = await Assert.ThrowsAsync<OneNameForSeveralExportsException>(
            () => StartAsync(new ImportOptions { Exports = exports, TargetTableName = "All" }));

        Assert.Equal("TargetTableName", error.Target);
        Assert.Empty(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_TwoExportsOfOneTable_AreRefused()
    {
        DdbExport first = (await ExportAsync("Orders"))[0];
        DdbExport second = (await ExportAsync(["Orders"], "moves"))[0];

        await StartAsync(new ImportOptions { Exports = [first, second] });

        Assert.IsType<TargetTableNamedTwiceException>(Assert.Single(Errors()));
        Assert.Empty(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_EmptyTable_IsImported()
    {
        _aws.Tables.Add("111111111111", "Empty").Items = [];
        DdbExport export = (await ExportAsync(["Empty"], "moves"))[0];

        await StartAsync(export);

        Assert.Equal(0, Assert.Single(Results()).ExpectedItemCount);
    }

    [Fact]
    public async Task StartAsync_SourceKey_BecomesTheTargetsManagedKeyWithAWarning()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        Source("Orders").More["SSEDescription"] = new JsonObject
        {
            ["Status"] = "ENABLED", ["SSEType"] = "KMS", ["KMSMasterKeyArn"] = "arn:aws:kms:eu-west-1:111111111111:key/1",
        };

        await StartAsync(export);

        Assert.Equal(
            "{\"Enabled\":true,\"SSEType\":\"KMS\"}",
            Sorted(_aws.Tables.Imports[0].Request["TableCreationParameters"]!["SSESpecification"]!));
        Assert.Contains("key/1", Assert.Single(_aws.Observer.Of<WarningRaised>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_SettingsThatNoImportCarries_AreWarnedOf()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        Source("Orders").More["DeletionProtectionEnabled"] = true;
        Source("Orders").More["TableClassSummary"] = new JsonObject { ["TableClass"] = "STANDARD_INFREQUENT_ACCESS" };

        await StartAsync(export);

        Assert.Contains(
            "table class STANDARD_INFREQUENT_ACCESS, deletion protection",
            Assert.Single(_aws.Observer.Of<WarningRaised>()).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AnswerLost_StartsOneImport()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        _aws.Fail("ImportTable", [.. Enumerable.Repeat(FakeFault.LostAnswer, 4)]);

        await StartAsync(export);

        Assert.Single(Results());
        Assert.Single(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_RefusedAfterALostAnswer_SaysThatTheImportMayHaveBeenStarted()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        _aws.Fail("ImportTable", FakeFault.LostAnswer, FakeFault.Error("AccessDeniedException"));

        await StartAsync(export);

        Assert.IsType<ImportOutcomeUnknownException>(Assert.Single(Errors()));
        Assert.Single(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_SameTokenAgain_TakesTheImportUp()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        ImportOptions options = new() { Exports = [export], ClientToken = "mine" };

        await StartAsync(options);
        await StartAsync(options);

        Assert.Equal(Results()[0].ImportArn, Results()[1].ImportArn);
        Assert.Single(_aws.Tables.Imports);
    }

    [Fact]
    public async Task StartAsync_SameTokenTableMadeAnew_IsRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        ImportOptions options = new() { Exports = [export], ClientToken = "mine" };
        await StartAsync(options);
        _aws.Tables.Find("222222222222", "Orders").Id = "another";

        await StartAsync(options);

        Assert.IsType<TargetTableExistsException>(Assert.Single(Errors()));
        Assert.Single(Results());
    }

    [Fact]
    public async Task StartAsync_MoreObjectsThanOneImportTakes_IsRefused()
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        string root = _aws.Tables.Exports[0].Root;
        StringBuilder manifest = new(Encoding.UTF8.GetString(_aws.Buckets.Get("moves", root + "manifest-files.json")));
        for (int index = 3; index <= 50_000; index++)
        {
            string key = $"{root}data/file{index}.json.gz";
            _aws.Buckets.Put("moves", key, []);
            manifest.Append(
                $"{{\"itemCount\":0,\"md5Checksum\":\"\",\"etag\":\"{FakeBuckets.ETag([])}\",\"dataFileS3Key\":\"{key}\"}}\n");
        }

        PutManifest(root, "manifest-files", manifest.ToString());

        await StartAsync(export);

        Assert.Contains("50,001", Assert.IsType<TooManyDataObjectsException>(Assert.Single(Errors())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ImportTable", _aws.Changes);
    }

    [Theory]
    [InlineData("ResourceInUseException", typeof(TargetTableExistsException))]
    [InlineData("ImportConflictException", typeof(ImportTokenUsedDifferentlyException))]
    [InlineData("LimitExceededException", typeof(ImportLimitReachedException))]
    [InlineData("AccessDeniedException", typeof(PermissionDeniedException))]
    public async Task StartAsync_RequestRefused_IsAnErrorOfItsOwn(string code, Type expected)
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        _aws.Fail("ImportTable", [.. Enumerable.Repeat(FakeFault.Error(code), 5)]);

        await StartAsync(export);

        Assert.IsType(expected, Assert.Single(Errors()));
    }

    private async Task RefusesAsync<T>(Action<string> damage)
        where T : DdbCrossAccountException
    {
        DdbExport export = (await ExportAsync("Orders"))[0];
        damage(_aws.Tables.Exports[0].Root);

        await StartAsync(export);

        Assert.IsType<T>(Assert.Single(Errors()));
        Assert.Empty(Results());
        Assert.Empty(_aws.Tables.Imports);
        Assert.DoesNotContain("ImportTable", _aws.Changes);
    }

    private Task<IReadOnlyList<DdbExport>> ExportAsync(params string[] names)
    {
        foreach (string name in names)
        {
            _aws.Tables.Add("111111111111", name);
        }

        return ExportAsync(names, "moves");
    }

    private async Task<IReadOnlyList<DdbExport>> ExportAsync(string[] names, string bucket)
    {
        foreach (string name in names)
        {
            Source(name).RecoveryFrom = _aws.Clock.Now.AddDays(-10);
        }

        RecordingObserver observer = new();
        EngineContext context = _aws.Context with { Observer = observer };
        ExportOptions options = new() { TableNames = names, Source = _aws.Source, Target = _aws.Target, S3Bucket = bucket };
        await new ExportStarter(context).StartAsync(options, CancellationToken.None);
        DdbExport[] started = [.. observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result)];
        await new ExportWaiter(context).WaitAsync(started, new WaitOptions(), CancellationToken.None);
        return [.. observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result).Where(e => e.Status == "COMPLETED")];
    }

    private FakeTable Source(string name) => _aws.Tables.Find("111111111111", name);

    private Task StartAsync(DdbExport export) => StartAsync(new ImportOptions { Exports = [export] });

    private Task StartAsync(ImportOptions options) => new ImportStarter(_aws.Context).StartAsync(options, CancellationToken.None);

    private List<DdbImport> Results() => [.. _aws.Observer.Of<ResultProduced>().Select(result => (DdbImport)result.Result)];

    private List<DdbCrossAccountException> Errors() => [.. _aws.Observer.Of<InputFailed>().Select(failure => failure.Error)];

    private static DdbExport Change(DdbExport export, bool target = true, bool source = true) => new()
    {
        TableName = export.TableName,
        TableArn = export.TableArn,
        TableId = export.TableId,
        ExportArn = export.ExportArn,
        Status = export.Status,
        ExportType = export.ExportType,
        ExportFormat = export.ExportFormat,
        ExportTime = export.ExportTime,
        S3Bucket = export.S3Bucket,
        S3BucketOwner = export.S3BucketOwner,
        ExportManifest = export.ExportManifest,
        Source = source ? export.Source : null,
        Target = target ? export.Target : null,
    };

    // The object gets another content, and the manifest its ETag: only reading the content shows the difference.
    private void ReplaceData(string root, byte[] content, bool keepMd5)
    {
        string key = root + "data/file1.json.gz";
        byte[] before = _aws.Buckets.Get("moves", key);
        _aws.Buckets.Put("moves", key, content);
        EditManifest(root, "manifest-files", FakeBuckets.ETag(before), FakeBuckets.ETag(content));
        if (!keepMd5)
        {
            string md5 = JsonValue.Create(Convert.ToBase64String(MD5.HashData(before)))!.ToJsonString();
            EditManifest(root, "manifest-files", md5, JsonValue.Create(Convert.ToBase64String(MD5.HashData(content)))!.ToJsonString());
        }
    }

    private void EditManifest(string root, string name, string before, string after)
    {
        string content = Encoding.UTF8.GetString(_aws.Buckets.Get("moves", $"{root}{name}.json"));
        Assert.Contains(before, content, StringComparison.Ordinal);
        PutManifest(root, name, content.Replace(before, after, StringComparison.Ordinal));
    }

    private void PutManifest(string root, string name, string content)
    {
        _aws.Buckets.Put("moves", $"{root}{name}.json", content);
        _aws.Buckets.Put("moves", $"{root}{name}.md5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(content))));
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

    private static string Sorted(JsonNode node) => new JsonObject(
        node.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();
}
