using System;
using System.Collections.Generic;
using System.Linq;
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

public sealed class ImportWaiterTests : IDisposable
{
    private readonly FakeService _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task WaitAsync_Three_TellsEachAsItEnds()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Slow", "Quick", "Middle");
        Import("Slow").Duration = TimeSpan.FromMinutes(10);
        Import("Middle").Duration = TimeSpan.FromMinutes(5);

        await WaitAsync(imports);

        Assert.Equal(["Quick", "Middle", "Slow"], Results().Select(import => import.TableName));
        Assert.All(Results(), import => Assert.Equal(("COMPLETED", false, 2), (import.Status, import.OwesCompare, import.ImportedItemCount)));
    }

    [Fact]
    public async Task WaitAsync_Progress_HasRateAndTimeLeftOnceSteady()
    {
        _aws.Tables.Add("111111111111", "Many").Items = [.. Enumerable.Range(0, 1000).Select(i => $"{{\"Item\":{{\"id\":{{\"S\":\"{i}\"}}}}}}")];
        IReadOnlyList<DdbImport> imports = await ImportAsync("Many");
        Import("Many").Items = 1000;
        Import("Many").Duration = TimeSpan.FromSeconds(100);

        await WaitAsync(imports);

        IReadOnlyList<ImportProgressed> progress = _aws.Observer.Of<ImportProgressed>();
        Assert.Null(progress[1].TimeLeft);
        ImportProgressed steady = progress.First(p => p.TimeLeft is not null);
        Assert.InRange(steady.ItemsPerSecond!.Value, 9, 11);
        Assert.InRange(steady.TimeLeft!.Value.TotalSeconds, 1, 100);
        Assert.Equal((1000, 1000), (progress[^1].ProcessedItems, progress[^1].ExpectedItems));
        Assert.Equal(TimeSpan.FromSeconds(100), progress[^1].Elapsed);
    }

    [Fact]
    public async Task WaitAsync_FewItemsRefused_IsAResultThatOwesACompare()
    {
        _aws.Tables.Add("111111111111", "Orders").Items = [.. Enumerable.Range(0, 10).Select(i => $"{{\"Item\":{{\"id\":{{\"S\":\"{i}\"}}}}}}")];
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        End("Orders", "FAILED", "ItemValidationError", items: 8, errors: 2);

        await WaitAsync(imports);

        DdbImport import = Assert.Single(Results());
        Assert.True(import.OwesCompare);
        Assert.Empty(Errors());
        WarningRaised warning = Assert.Single(_aws.Observer.Of<WarningRaised>());
        Assert.Contains("2 of 10 items were refused", warning.Text, StringComparison.Ordinal);
        Assert.Contains("log stream '00000000000001-abcdef01/error'", warning.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAILED", "ItemValidationError", 1, 1, typeof(ImportFailedException))]
    [InlineData("FAILED", "S3NoSuchKey", 2, 0, typeof(ImportFailedException))]
    [InlineData("CANCELLED", null, 2, 0, typeof(ImportFailedException))]
    [InlineData("COMPLETED", null, 1, 0, typeof(ImportIncompleteException))]
    [InlineData("COMPLETED", null, 1, 1, typeof(ImportIncompleteException))]
    public async Task WaitAsync_AnyOtherEnd_IsAnErrorAndNoResult(string status, string? code, int items, int errors, Type expected)
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        End("Orders", status, code, items, errors);

        await WaitAsync(imports);

        Assert.IsType(expected, Assert.Single(Errors()));
        Assert.Empty(Results());
    }

    [Theory]
    [InlineData("data/late.json.gz", "x")]
    [InlineData("data/file0.json.gz", "x")]
    [InlineData("data/file0.json.gz", null)]
    [InlineData("manifest-files.json", "x")]
    public async Task WaitAsync_ObjectsChangedMeanwhile_IsAnError(string name, string? content)
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        string key = _aws.Tables.Exports[0].Root + name;
        if (content is null)
        {
            _aws.Buckets.Delete("moves", key);
        }
        else
        {
            _aws.Buckets.Put("moves", key, content);
        }

        await WaitAsync(imports);

        Assert.IsType<ImportSourceChangedException>(Assert.Single(Errors()));
        Assert.Empty(Results());
    }

    [Fact]
    public async Task WaitAsync_OnlyTheArnKnown_TakesThePromiseFromTheManifest()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");

        await WaitAsync([new() { ImportArn = imports[0].ImportArn, Target = _aws.Target }]);

        DdbImport import = Assert.Single(Results());
        Assert.Equal(2, import.ExpectedItemCount);
        Assert.Equal(imports[0].TotalSizeBytes, import.TotalSizeBytes);
    }

    [Fact]
    public async Task WaitAsync_OnlyTheArnKnownAndItemsMissing_IsAnError()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        End("Orders", "COMPLETED", null, items: 1, errors: 0);

        await WaitAsync([new() { ImportArn = imports[0].ImportArn, Target = _aws.Target }]);

        Assert.IsType<ImportIncompleteException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task WaitAsync_BucketNotReadableAtTheEnd_IsNoResult()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        _aws.Fail("ListObjectsV2", FakeFault.Error("AccessDenied", 403));

        await WaitAsync(imports);

        Assert.Contains(
            "could not be looked at again", Assert.IsType<PermissionDeniedException>(Assert.Single(Errors())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_TimeUp_SaysHowToComeBack()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        Import("Orders").Duration = TimeSpan.FromHours(5);

        await WaitAsync(imports, TimeSpan.FromMinutes(3));

        ImportWaitTimedOutException error = Assert.IsType<ImportWaitTimedOutException>(Assert.Single(Errors()));
        Assert.Contains("after 3 min 0 s", error.Message, StringComparison.Ordinal);
        Assert.Contains(imports[0].ImportArn, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_QuestionsUnanswered_WaitsOn()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders");
        _aws.Fail("DescribeImport", [.. Enumerable.Repeat(FakeFault.LostAnswer, 3)]);
        _aws.Fail("ListObjectsV2", FakeFault.LostAnswer, FakeFault.Error("InternalError", 500));

        await WaitAsync(imports);

        Assert.Single(Results());
        Assert.Empty(Errors());
    }

    [Fact]
    public async Task WaitAsync_ObjectsThatAreNoImports_AreErrors()
    {
        await WaitAsync(
        [
            new() { ImportArn = "nonsense", Target = _aws.Target },
            new() { ImportArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/1-2" },
            new() { ImportArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/1-2", Target = _aws.Target },
        ]);

        // The second and the third have the same ARN and are one.
        Assert.Equal(["ImportArnUnusable", "ImportWithoutAccount"], Errors().Select(error => error.ErrorId).Order());
    }

    [Fact]
    public async Task WaitAsync_UnknownImport_IsAnError()
    {
        await WaitAsync([new() { ImportArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders/import/1-2", Target = _aws.Target }]);

        Assert.IsType<ImportNotFoundException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task ReadAndListAsync_Imports_AreSeenAsTheyAre()
    {
        IReadOnlyList<DdbImport> imports = await ImportAsync("Orders", "Lines", "Parts");
        ImportStatusReader reader = new(_aws.Context);

        DdbImport again = await reader.ReadAsync(imports[0], CancellationToken.None);
        DdbImport byArn = await reader.ReadAsync(_aws.Target, imports[0].ImportArn, CancellationToken.None);
        List<string> all = [];
        await foreach (DdbImport import in reader.ListAsync(_aws.Target, null, CancellationToken.None))
        {
            all.Add(import.TableName);
        }

        List<DdbImport> ofOne = [];
        await foreach (DdbImport import in reader.ListAsync(_aws.Target, "Lines", CancellationToken.None))
        {
            ofOne.Add(import);
        }

        Assert.Equal((2, "IN_PROGRESS"), (again.ExpectedItemCount, again.Status));
        Assert.Equal(imports[0].TableName, byArn.TableName);
        Assert.Equal(["Lines", "Orders", "Parts"], all.Order());
        Assert.Equal("Lines", Assert.Single(ofOne).TableName);
    }

    private void End(string name, string status, string? code, int items, int errors)
    {
        FakeImport import = Import(name);
        import.EndStatus = status;
        import.FailureCode = code;
        import.Items = items;
        import.Errors = errors;
    }

    private FakeImport Import(string name) =>
        _aws.Tables.Imports.Single(import => import.TableArn.EndsWith($"/{name}", StringComparison.Ordinal));

    private async Task<IReadOnlyList<DdbImport>> ImportAsync(params string[] names)
    {
        foreach (string name in names)
        {
            FakeTable table = _aws.Tables.TryFind("111111111111", name) ?? _aws.Tables.Add("111111111111", name);
            table.RecoveryFrom = _aws.Clock.Now.AddDays(-10);
        }

        RecordingObserver observer = new();
        EngineContext context = _aws.Context with { Observer = observer };
        ExportOptions options = new() { TableNames = names, Source = _aws.Source, Target = _aws.Target, S3Bucket = "moves" };
        await new ExportStarter(context).StartAsync(options, CancellationToken.None);
        DdbExport[] started = [.. observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result)];
        await new ExportWaiter(context).WaitAsync(started, new WaitOptions(), CancellationToken.None);
        DdbExport[] exports =
            [.. observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result).Where(e => e.Status == "COMPLETED")];
        await new ImportStarter(context).StartAsync(new ImportOptions { Exports = exports }, CancellationToken.None);
        return [.. observer.Of<ResultProduced>().Select(result => result.Result).OfType<DdbImport>()];
    }

    private Task WaitAsync(IReadOnlyList<DdbImport> imports, TimeSpan? timeout = null) =>
        new ImportWaiter(_aws.Context).WaitAsync(imports, new WaitOptions { Timeout = timeout }, CancellationToken.None);

    private List<DdbImport> Results() => [.. _aws.Observer.Of<ResultProduced>().Select(result => (DdbImport)result.Result)];

    private List<DdbCrossAccountException> Errors() => [.. _aws.Observer.Of<InputFailed>().Select(failure => failure.Error)];
}
