using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Throughput;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Throughput;

public sealed class CapacityBucketTests
{
    private readonly FakeClock _clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };

    [Fact]
    public void Wait_NoLimit_NeverWaits()
    {
        var bucket = new CapacityBucket(_clock);
        for (int call = 0; call < 1_000; call++)
        {
            Assert.True(bucket.WaitAsync(CancellationToken.None).IsCompleted);
            bucket.Charge(128);
        }
    }

    [Theory]
    [InlineData(100, 128)]
    [InlineData(1_000, 128)]
    [InlineData(50, 0.5)]
    public async Task Wait_Limit_IsKeptOnAverage(double limit, double cost)
    {
        var bucket = new CapacityBucket(_clock, limit);
        TimeSpan runs = TimeSpan.FromMinutes(2);
        double spent = await SpendAsync(bucket, cost, runs);

        // One second may come at once; the last call is paid for afterwards, and the one before it let it begin late.
        Assert.InRange(spent, (limit * runs.TotalSeconds) - cost, (limit * (runs.TotalSeconds + 1)) + (2 * cost));
    }

    [Fact]
    public async Task Limit_IsRaised_HoldsFromThenOn()
    {
        var bucket = new CapacityBucket(_clock, 10);
        await SpendAsync(bucket, 5, TimeSpan.FromSeconds(30));

        bucket.Limit = 1_000;
        double spent = await SpendAsync(bucket, 5, TimeSpan.FromSeconds(30));

        Assert.InRange(spent, 29_000, 32_005);
    }

    [Fact]
    public void Throttled_WithoutLimit_HalvesWhatWasSpentAndGrowsBack()
    {
        var bucket = new CapacityBucket(_clock);
        for (int second = 0; second < 10; second++)
        {
            bucket.Charge(4_000);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        bucket.Throttled();
        bucket.Throttled();
        Assert.InRange(bucket.Rate, 1_900, 2_100);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.InRange(bucket.Rate, 3_800, 4_200);
    }

    [Fact]
    public void Throttled_AgainAndAgain_NeverStopsAltogether()
    {
        var bucket = new CapacityBucket(_clock, 100);
        for (int second = 0; second < 60; second++)
        {
            bucket.Throttled();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(bucket.Rate, 5, 20);
    }

    [Fact]
    public void Throttled_WithLimit_NeverGrowsBeyondIt()
    {
        var bucket = new CapacityBucket(_clock, 100);
        bucket.Throttled();
        Assert.Equal(50, bucket.Rate);

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(100, bucket.Rate);
    }

    private async Task<double> SpendAsync(CapacityBucket bucket, double cost, TimeSpan time)
    {
        double spent = 0;
        DateTimeOffset end = _clock.GetUtcNow() + time;
        while (_clock.GetUtcNow() < end)
        {
            await bucket.WaitAsync(CancellationToken.None);
            bucket.Charge(cost);
            spent += cost;
        }

        return spent;
    }
}
