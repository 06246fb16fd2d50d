using System;
using DdbCrossAccount.Core.Cdc.Ledgers;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

public sealed class LagHistogramTests
{
    [Fact]
    public void Percentile_OfNothing_IsUnknown()
    {
        LagHistogram lag = new();

        Assert.Null(lag.Percentile(0.99));
        Assert.Null(lag.Maximum);
    }

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1.2, 2)]
    [InlineData(9, 10)]
    [InlineData(86_400, 86_400)]
    [InlineData(90_000, 86_400)]
    [InlineData(1e11, 86_400)]
    public void Maximum_OfOneLag_IsItsStep(double seconds, int step)
    {
        LagHistogram lag = new();
        lag.Add(TimeSpan.FromSeconds(seconds));

        Assert.Equal(TimeSpan.FromSeconds(step), lag.Maximum);
    }

    [Fact]
    public void Percentile_OfManyLags_IsTheStepAtThatShare()
    {
        LagHistogram lag = new();
        lag.Add(TimeSpan.FromSeconds(1), 98);
        lag.Add(TimeSpan.FromSeconds(30), 1);
        LagHistogram other = new();
        other.Add(TimeSpan.FromMinutes(10), 1);
        lag.Merge(other);

        Assert.Equal(100, lag.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), lag.Percentile(0));
        Assert.Equal(TimeSpan.FromSeconds(1), lag.Percentile(0.5));
        Assert.Equal(TimeSpan.FromSeconds(30), lag.Percentile(0.99));
        Assert.Equal(TimeSpan.FromSeconds(600), lag.Percentile(1));
    }
}
