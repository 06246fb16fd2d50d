using System;
using DdbCrossAccount.Core.Exports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Exports;

public sealed class ExportWindowTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void EarliestSnapshot_WholeSecond_IsTwoMinutesLater() =>
        Assert.Equal(Noon.AddMinutes(2), ExportWindow.EarliestSnapshot(Noon));

    [Fact]
    public void EarliestSnapshot_Fraction_IsRaisedToTheNextSecond() =>
        Assert.Equal(Noon.AddMinutes(2).AddSeconds(1), ExportWindow.EarliestSnapshot(Noon.AddMilliseconds(1)));

    [Fact]
    public void NewestSnapshot_Fraction_IsCutToTheSecondBefore() =>
        Assert.Equal(Noon, ExportWindow.NewestSnapshot(Noon.AddDays(-1), Noon.AddMilliseconds(999)));

    [Fact]
    public void NewestSnapshot_NothingRestorableYet_IsNull() => Assert.Null(ExportWindow.NewestSnapshot(Noon, null));

    [Fact]
    public void NewestSnapshot_CutBeforeTheEarliest_IsNull() =>
        Assert.Null(ExportWindow.NewestSnapshot(Noon.AddMilliseconds(500), Noon.AddMilliseconds(900)));

    [Theory]
    [InlineData(14 * 60 + 59, false)]
    [InlineData(15 * 60, true)]
    [InlineData(24 * 3600, true)]
    [InlineData(24 * 3600 + 1, false)]
    [InlineData(-3600, false)]
    public void IsWindowLengthValid_Borders_AreTheQuotas(int seconds, bool expected) =>
        Assert.Equal(expected, ExportWindow.IsWindowLengthValid(Noon, Noon.AddSeconds(seconds)));
}
