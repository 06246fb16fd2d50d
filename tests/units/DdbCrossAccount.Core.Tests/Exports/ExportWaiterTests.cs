using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tests.FakeAws;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Exports;

public sealed class ExportWaiterTests : IDisposable
{
    private readonly FakeService _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task WaitAsync_Three_TellsEachAsItEndsAndTakesTheSlowest()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Slow", "Quick", "Middle");
        _aws.Tables.Exports.Single(e => e.TableArn.EndsWith("Slow", StringComparison.Ordinal)).Duration = TimeSpan.FromMinutes(10);
        _aws.Tables.Exports.Single(e => e.TableArn.EndsWith("Middle", StringComparison.Ordinal)).Duration = TimeSpan.FromMinutes(5);
        DateTime start = _aws.Clock.Now;

        await WaitAsync(exports);

        Assert.Equal(["Quick", "Middle", "Slow"], Results().Select(export => export.TableName));
        Assert.All(Results(), export => Assert.Equal(("COMPLETED", 2), (export.Status, export.ItemCount)));
        Assert.InRange(_aws.Clock.Now - start, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.6));
        Assert.Equal("AWSDynamoDB/00000000000001-abcdef01/manifest-summary.json", _aws.Tables.Exports[0].Root + "manifest-summary.json");
    }

    [Fact]
    public async Task WaitAsync_Proof_IsKept()
    {
        DdbExport started = new()
        {
            ExportArn = (await StartAsync("Orders"))[0].ExportArn,
            Source = _aws.Source,
            Target = _aws.Target,
            PitrWasEnabled = false,
            StreamWasEnabled = false,
            StreamArn = "stream",
            StreamEnabledTime = _aws.Clock.Now,
            ShardPositions = [new() { ShardId = "shard" }],
        };

        await WaitAsync([started]);

        DdbExport export = Assert.Single(Results());
        Assert.Equal((false, false, "stream"), (export.PitrWasEnabled, export.StreamWasEnabled, export.StreamArn));
        Assert.Equal(started.StreamEnabledTime, export.StreamEnabledTime);
        Assert.Equal("shard", Assert.Single(export.ShardPositions).ShardId);
        Assert.Same(_aws.Target, export.Target);
    }

    [Fact]
    public async Task WaitAsync_Progress_IsWhatHasLanded()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");

        await WaitAsync(exports);

        ExportProgressed first = _aws.Observer.Of<ExportProgressed>()[0];
        ExportProgressed last = _aws.Observer.Of<ExportProgressed>()[^1];
        Assert.Equal((0, 0L), (first.LandedFiles, first.LandedBytes));
        Assert.Equal(3, last.LandedFiles);
        Assert.True(last.LandedBytes > 0);
        Assert.Equal(TimeSpan.FromSeconds(20), last.Elapsed);
    }

    [Fact]
    public async Task WaitAsync_NobodyMayList_LandedStaysUnknownAndIsToldOnce()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");
        _aws.Fail("ListObjectsV2", [.. Enumerable.Repeat(FakeFault.Error("AccessDenied", 403), 100)]);

        await WaitAsync(exports);

        Assert.Single(Results());
        Assert.All(_aws.Observer.Of<ExportProgressed>(), progress => Assert.Null(progress.LandedBytes));
        Assert.Single(_aws.Observer.Of<PhaseEntered>(), phase => phase.Text.Contains("stays unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitAsync_Failed_IsAnErrorAndNoResult()
    {
        _aws.Tables.OnExport = export => export.FailureCode = "S3NoSuchBucket";
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");

        await WaitAsync(exports);

        Assert.Empty(Results());
        Assert.Contains("S3NoSuchBucket", Assert.IsType<ExportFailedException>(Assert.Single(Errors())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_TimeUp_SaysForEachHowToComeBack()
    {
        _aws.Tables.OnExport = export => export.Duration = TimeSpan.FromHours(3);
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders", "Lines");

        await WaitAsync(exports, TimeSpan.FromMinutes(2));

        Assert.Empty(Results());
        Assert.Equal(2, Errors().Count);
        Assert.All(Errors(), error => Assert.IsType<ExportWaitTimedOutException>(error));
        Assert.Contains("Get-DdbExportStatus", Errors()[0].RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_QuestionsUnanswered_WaitsOn()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");
        _aws.Fail("DescribeExport", [.. Enumerable.Repeat(FakeFault.LostAnswer, 6)]);
        _aws.Fail("DescribeExport", FakeFault.Error("InternalServerError", 500), FakeFault.Error("ThrottlingException"));

        await WaitAsync(exports);

        Assert.Single(Results());
        Assert.Empty(Errors());
        Assert.Single(_aws.Observer.Of<WarningRaised>(), w => w.Text.Contains("5 times in a row", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitAsync_Denied_IsAnError()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");
        _aws.Fail("DescribeExport", FakeFault.Error("AccessDeniedException"));

        await WaitAsync(exports);

        Assert.IsType<PermissionDeniedException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task WaitAsync_UnknownExport_IsAnErrorAndTheOtherGoesOn()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");
        DdbExport unknown = new() { ExportArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/none", Source = _aws.Source };

        await WaitAsync([unknown, .. exports]);

        Assert.Single(Results());
        Assert.IsType<ExportNotFoundException>(Assert.Single(Errors()));
    }

    [Fact]
    public async Task WaitAsync_ObjectsThatAreNoExports_AreErrors()
    {
        await WaitAsync(
        [
            new() { Source = _aws.Source },
            new() { ExportArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export/1-2" },
            new() { ExportArn = "arn:aws:dynamodb:eu-west-1:999999999999:table/Orders/export/1-2", Source = _aws.Source },
        ]);

        Assert.Equal(
            ["ExportArnUnusable", "ExportWithoutAccount", "TableOfOtherAccount"], Errors().Select(error => error.ErrorId).Order());
        Assert.Empty(_aws.Calls);
    }

    [Fact]
    public async Task WaitAsync_HalfOfTheStreamsDayGone_WarnsOnceForEachThatIsHeldBack()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Slow", "Quick", "NoStream");
        _aws.Tables.Exports.Single(e => e.TableArn.EndsWith("Slow", StringComparison.Ordinal)).Duration = TimeSpan.FromHours(14);

        await WaitAsync(
        [
            .. exports.Select(export => new DdbExport
            {
                ExportArn = export.ExportArn,
                TableName = export.TableName,
                Source = _aws.Source,
                StreamArn = export.TableName == "NoStream" ? null : "stream",
            }),
        ]);

        IReadOnlyList<WarningRaised> warnings = _aws.Observer.Of<WarningRaised>();
        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("keeps changes for 24 hours", warning.Text, StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Text.StartsWith("The snapshot of table 'Quick' is 12 h", StringComparison.Ordinal));
        Assert.Equal(3, Results().Count);
    }

    [Fact]
    public async Task ReadAndListAsync_Exports_AreSeenAsTheyAre()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders", "Lines", "Parts");
        ExportStatusReader reader = new(_aws.Context);
        _aws.Clock.Advance(TimeSpan.FromMinutes(1));

        DdbExport again = await reader.ReadAsync(exports[0], CancellationToken.None);
        DdbExport byArn = await reader.ReadAsync(_aws.Source, exports[0].ExportArn, CancellationToken.None);
        List<string> all = [];
        await foreach (DdbExport export in reader.ListAsync(_aws.Source, null, CancellationToken.None))
        {
            all.Add($"{export.TableName} {export.Status}");
        }

        List<DdbExport> ofOne = [];
        await foreach (DdbExport export in reader.ListAsync(_aws.Source, "Lines", CancellationToken.None))
        {
            ofOne.Add(export);
        }

        Assert.Equal("COMPLETED", again.Status);
        Assert.Equal(exports[0].LatestRestorableTime, again.LatestRestorableTime);
        Assert.Equal(exports[0].TableName, byArn.TableName);
        Assert.Equal(["Lines COMPLETED", "Orders COMPLETED", "Parts COMPLETED"], all.Order());
        Assert.Equal("Lines", Assert.Single(ofOne).TableName);
    }

    [Fact]
    public async Task ReadAsync_OnlyThePlaceKnown_IsMadeFromTheManifest()
    {
        IReadOnlyList<DdbExport> exports = await StartAsync("Orders");
        await WaitAsync(exports);

        DdbExport export = await new ExportPlaceReader(_aws.Context).ReadAsync(
            _aws.Target, "moves", null, _aws.Tables.Exports[0].Root.TrimEnd('/'), CancellationToken.None);

        Assert.Equal(exports[0].ExportArn, export.ExportArn);
        Assert.Equal(("Orders", "COMPLETED", 2), (export.TableName, export.Status, export.ItemCount));
        Assert.Equal(exports[0].TableId, export.TableId);
        Assert.Equal("222222222222", export.S3BucketOwner);
    }

    private async Task<IReadOnlyList<DdbExport>> StartAsync(params string[] names)
    {
        foreach (string name in names)
        {
            _aws.Tables.Add("111111111111", name).RecoveryFrom = _aws.Clock.Now.AddDays(-10);
        }

        RecordingObserver observer = new();
        ExportOptions options = new() { TableNames = names, Source = _aws.Source, Target = _aws.Target, S3Bucket = "moves" };
        await new ExportStarter(_aws.Context with { Observer = observer }).StartAsync(options, CancellationToken.None);
        return [.. observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result)];
    }

    private Task WaitAsync(IReadOnlyList<DdbExport> exports, TimeSpan? timeout = null) =>
        new ExportWaiter(_aws.Context).WaitAsync(exports, new WaitOptions { Timeout = timeout }, CancellationToken.None);

    private List<DdbExport> Results() => [.. _aws.Observer.Of<ResultProduced>().Select(result => (DdbExport)result.Result)];

    private List<DdbCrossAccountException> Errors() => [.. _aws.Observer.Of<InputFailed>().Select(failure => failure.Error)];
}
