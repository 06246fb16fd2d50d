using System;
using DdbCrossAccount.Core.Imports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ImportPaceTests
{
    private static readonly DateTime Start = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void TimeLeft_BeforeTenSecondsOfCounting_IsUnknown()
    {
        ImportPace pace = new();
        pace.Add(Start, 0, 0, 1000);
        pace.Add(Start.AddSeconds(60), 10, 100, 1000);
        pace.Add(Start.AddSeconds(69.9), 20, 200, 1000);

        Assert.Null(pace.ItemsPerSecond);
        Assert.Null(pace.TimeLeft(100, 1000));
    }

    [Fact]
    public void TimeLeft_AfterTenSeconds_IsByItemsCountedSinceTheFirst()
    {
        ImportPace pace = new();
        pace.Add(Start, 100, 5, 1000);
        pace.Add(Start.AddSeconds(10), 300, 6, 1000);

        Assert.Equal(20, pace.ItemsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(35), pace.TimeLeft(1000, 1000));
    }

    [Fact]
    public void TimeLeft_NoPromisedCount_IsByBytes()
    {
        ImportPace pace = new();
        pace.Add(Start, null, 100, 1000);
        pace.Add(Start.AddSeconds(10), null, 400, 1000);

        Assert.Null(pace.ItemsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(20), pace.TimeLeft(null, 1000));
    }

    [Fact]
    public void TotalBytes_OnceExceeded_StaysUnknown()
    {
        ImportPace pace = new();
        pace.Add(Start, 1, 1000, 1000);
        Assert.Equal(1000, pace.TotalBytes(1000));

        pace.Add(Start.AddSeconds(10), 2, 1001, 1000);
        pace.Add(Start.AddSeconds(20), 3, 900, 1000);

        Assert.Null(pace.TotalBytes(1000));
        Assert.Null(pace.TimeLeft(null, 1000));
        Assert.NotNull(pace.TimeLeft(10, 1000));
    }

    [Fact]
    public void TimeLeft_StandingStill_IsUnknown()
    {
        ImportPace pace = new();
        pace.Add(Start, 5, 5, 1000);
        pace.Add(Start.AddSeconds(100), 5, 5, 1000);

        Assert.Null(pace.TimeLeft(100, 1000));
    }

    [Fact]
    public void TimeLeft_MoreThanPromised_IsUnknown()
    {
        ImportPace pace = new();
        pace.Add(Start, 5, 5, 1000);
        pace.Add(Start.AddSeconds(100), 200, 5, 1000);

        Assert.Null(pace.TimeLeft(100, 1000));
    }

    [Fact]
    public void TimeLeft_AllDone_IsZero()
    {
        ImportPace pace = new();
        pace.Add(Start, 5, 5, 1000);
        pace.Add(Start.AddSeconds(100), 100, 5, 1000);

        Assert.Equal(TimeSpan.Zero, pace.TimeLeft(100, 1000));
    }

    [Fact]
    public void TimeLeft_BeyondWhatASpanHolds_IsUnknown()
    {
        ImportPace pace = new();
        pace.Add(Start, 1, 5, 1000);
        pace.Add(Start.AddDays(300), 2, 5, 1000);

        Assert.Null(pace.TimeLeft(long.MaxValue, 1000));
    }
}
