using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Clock;

public sealed class ServiceClockTests
{
    private static readonly DateTimeOffset Wall = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualClock _wall = new(Wall);

    [Fact]
    public void GetUtcNow_WithoutSettings_IsTheWallTime()
    {
        var clock = new ServiceClock(_wall);
        _wall.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Wall.AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_WithStartAndRate_RunsFromThereAtThatRate()
    {
        var clock = new ServiceClock(_wall, Start, rate: 60);
        _wall.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Start.AddMinutes(5), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(5), clock.GetElapsedTime(0));
    }

    [Fact]
    public void SetRate_WhileRunning_KeepsTheTimeThatHasPassed()
    {
        var clock = new ServiceClock(_wall, Start, rate: 60);
        _wall.Advance(TimeSpan.FromSeconds(1));
        clock.SetRate(1);
        _wall.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddSeconds(61), clock.GetUtcNow());
    }

    [Fact]
    public void Advance_Backwards_IsRefused()
    {
        var clock = new ServiceClock(_wall);

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task Delay_AtRateSixty_EndsAfterASixtiethOfTheWallTime()
    {
        var clock = new ServiceClock(_wall, Start, rate: 60);
        Task delay = Task.Delay(TimeSpan.FromMinutes(1), clock);

        _wall.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(delay.IsCompleted);

        _wall.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    [Fact]
    public async Task Delay_WhenTheClockIsAdvanced_EndsAtOnce()
    {
        var clock = new ServiceClock(_wall, Start);
        Task delay = Task.Delay(TimeSpan.FromHours(24), clock);

        clock.Advance(TimeSpan.FromHours(24));
        _wall.FireDue();

        await delay;
    }

    [Fact]
    public void Timer_WithPeriod_FiresOncePerPeriodOfServiceTime()
    {
        var clock = new ServiceClock(_wall, Start, rate: 10);
        int fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

        _wall.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(3, fired);
    }

    [Fact]
    public async Task WaitUntil_ForATimeThatHasCome_EndsAtOnce()
    {
        var clock = new ServiceClock(_wall, Start);

        Assert.True(clock.WaitUntilAsync(Start).IsCompletedSuccessfully);
        await clock.WaitUntilAsync(Start.AddSeconds(-1));
    }

    [Fact]
    public async Task WaitUntil_AtRateSixty_EndsAfterASixtiethOfTheWallTime()
    {
        var clock = new ServiceClock(_wall, Start, rate: 60);
        Task wait = clock.WaitUntilAsync(Start.AddMinutes(1));

        _wall.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(wait.IsCompleted);

        _wall.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }
}
