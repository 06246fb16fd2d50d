using System;
using System.Text.Json;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Rehearsal.Comparing;
using DdbCrossAccount.Rehearsal.Moving;
using DdbCrossAccount.Rehearsal.Reporting;
using DdbCrossAccount.Rehearsal.Writing;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Reporting;

public sealed class RehearsalReportTests
{
    private static readonly RehearsalResult Equal = new(new ComparisonResult(4609, 4609, 0, 0, 0), 4609, 3_000_000, null, 200_000_000);

    private static readonly RehearsalResult Unequal = new(new ComparisonResult(10, 9, 3, 2, 1), 10, 2048, null, null);

    private static readonly RehearsalResult Lost = Equal with
    {
        Traffic = new TrafficResult(12_345, 2, TimeSpan.FromMilliseconds(233), null, TimeSpan.FromSeconds(12.34)),
    };

    [Fact]
    public void ToJson_Result_IsOneLineWithEveryMember() => Assert.Equal(
        """
        {"equal":true,"sourceItems":4609,"targetItems":4609,"missing":0,"extra":0,"different":0,"seconds":2,"bytes":3000000,"itemsPerSecond":2304.5,"peakMemoryBytes":100,"sandboxPeakMemoryBytes":200000000,"writes":null,"lostWrites":null,"lagP50Ms":null,"lagP99Ms":null,"drainSeconds":null,"errorId":null,"message":null,"recommendedAction":null}
        """,
        RehearsalReport.Of(Equal, TimeSpan.FromSeconds(2), 100).ToJson());

    [Fact]
    public void ToJson_LostWrites_IsNotEqual()
    {
        string json = RehearsalReport.Of(Lost, TimeSpan.FromSeconds(2), 100).ToJson();

        Assert.StartsWith("""{"equal":false,""", json, StringComparison.Ordinal);
        Assert.Contains(""" "writes":12345,"lostWrites":2,"lagP50Ms":233,"lagP99Ms":null,"drainSeconds":12.3,""".Trim(), json);
    }

    [Fact]
    public void ToJson_Error_SaysThatNothingWasMeasured()
    {
        using JsonDocument json = JsonDocument.Parse(
            RehearsalReport.Of(ErrorCatalogue.DotnetNotFound(), TimeSpan.FromSeconds(1)).ToJson());

        Assert.False(json.RootElement.GetProperty("equal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("sourceItems").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("missing").ValueKind);
        Assert.Equal("DotnetNotFound", json.RootElement.GetProperty("errorId").GetString());
    }

    [Fact]
    public void Of_EqualTables_SaysSo() => Assert.Equal(
        "The target equals the source: 4,609 items, each compared by type and value.\n"
            + "2.9 MB loaded, 2.0 s in all; most memory: rehearsal 1.0 KB, sandbox 190.7 MB.",
        ReportText.Of(Equal, TimeSpan.FromSeconds(2), 1024).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_Traffic_SaysWhatBecameOfTheWrites() => Assert.Contains(
        "\n12,345 writes meanwhile, 2 lost; half arrived within 233 ms, 99 of 100 within unknown ms; drained after 12.3 s.\n",
        ReportText.Of(Lost, TimeSpan.FromSeconds(2), 1024).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_UnequalTables_CountsTheDifferences() => Assert.Equal(
        "The target differs from the source: 3 missing, 2 extra, 1 different of 10 items.\n"
            + "2.0 KB loaded, 2.0 s in all; most memory: rehearsal 1.0 KB, sandbox unknown bytes.",
        ReportText.Of(Unequal, TimeSpan.FromSeconds(2), 1024).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_Error_ShowsFactStateAndWhatToDo() => Assert.Equal(
        "The rehearsal has no option '--x'. Nothing was started.\n"
            + "What to do next: Run the rehearsal with --help to see its options.\n(RehearsalOptionUnknown)",
        ReportText.Of(ErrorCatalogue.RehearsalOptionUnknown("--x")).ReplaceLineEndings("\n"));
}
