using System;
using DdbCrossAccount.Core.Cdc.Watching;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Watching;

public sealed class LagTrendTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void TimeLeft_FallingLag_IsWhenItReachesZero()
    {
        Assert.Equal(TimeSpan.FromSeconds(40), After((0, 100), (5, 90), (20, 60), (30, 40), (40, 20)).TimeLeft * 4);
        Assert.Equal(TimeSpan.Zero, After((0, 100), (20, 0)).TimeLeft);
    }

    [Fact]
    public void TimeLeft_NotFallingOrTooSoon_IsUnknown()
    {
        Assert.Null(new LagTrend().TimeLeft);
        Assert.Null(After((0, 100), (5, 50)).TimeLeft);
        Assert.Null(After((0, 100), (30, 100)).TimeLeft);
        Assert.Null(After((0, 100), (30, 130)).TimeLeft);
    }

    [Fact]
    public void TimeLeft_OldLags_AreForgotten()
    {
        LagTrend trend = After((0, 10), (10, 1000), (330, 600), (340, 580));

        Assert.Equal(TimeSpan.FromSeconds(290), trend.TimeLeft);
    }

    [Fact]
    public void Add_Unknown_IsLeftOut()
    {
        LagTrend trend = After((0, 100));
        trend.Add(Noon.AddSeconds(10), null);
        trend.Add(Noon.AddSeconds(20), TimeSpan.FromSeconds(50));

        Assert.Equal(TimeSpan.FromSeconds(20), trend.TimeLeft);
    }

    private static LagTrend After(params (int Second, int Lag)[] lags)
    {
        var trend = new LagTrend();
        foreach ((int second, int lag) in lags)
        {
            trend.Add(Noon.AddSeconds(second), TimeSpan.FromSeconds(lag));
        }

        return trend;
    }
}
