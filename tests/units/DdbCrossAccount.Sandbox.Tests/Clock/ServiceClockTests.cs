using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
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
    public void Timer_WhenTheClockMovesAsItIsMade_FiresWhenTheClockGetsThere()
    {
        var clock = new ServiceClock(_wall, Start, rate: 1e-9);
        int fired = 0;
        _wall.TimerMade = () => clock.Advance(TimeSpan.FromSeconds(10));
        using var timer = clock.CreateTimer(_ => fired++, null, Start.AddSeconds(10));
        _wall.TimerMade = null;

        _wall.FireDue();

        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timer_Disposed_FiresNoMore()
    {
        var clock = new ServiceClock(_wall, Start);
        int fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();

        clock.Advance(TimeSpan.FromDays(1));
        _wall.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, fired);
    }

    [Fact]
    public void Timer_Changed_FiresAtItsNewTimeOnly()
    {
        var clock = new ServiceClock(_wall, Start, rate: 1e-9);
        var fired = new List<DateTimeOffset>();
        using ITimer timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, Start.AddSeconds(10));
        timer.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([Start.AddSeconds(20)], fired);
    }

    [Fact]
    public void Advance_ADayWithManyTimers_FiresEachAtItsOwnTimeInOrder()
    {
        const int Count = 20_000;
        var clock = new ServiceClock(_wall, Start, rate: 1);
        var random = new Random(1);
        var seen = new List<(DateTimeOffset Due, DateTimeOffset Now)>();
        DateTimeOffset[] dues = [.. Enumerable.Range(0, Count).Select(_ => Start.AddTicks(random.NextInt64(TimeSpan.TicksPerDay)))];
        foreach (DateTimeOffset due in dues)
        {
            clock.CreateTimer(_ => seen.Add((due, clock.GetUtcNow())), null, due);
        }

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(dues.Order(), seen.Select(moment => moment.Due));
        Assert.All(seen, moment => Assert.Equal(moment.Due, moment.Now));
        Assert.Equal(Start.AddDays(1), clock.GetUtcNow());
    }

    [Fact]
    public void Advance_WhenWhatIsDueArmsMore_FiresThatInTheSameStep()
    {
        var clock = new ServiceClock(_wall, Start, rate: 1e-9);
        var seen = new List<DateTimeOffset>();
        void Again(object? state)
        {
            seen.Add(clock.GetUtcNow());
            clock.CreateTimer(Again, null, clock.GetUtcNow().AddHours(8));
        }

        clock.CreateTimer(Again, null, Start.AddHours(1));
        clock.CreateTimer(_ => seen.Add(clock.GetUtcNow()), null, Start.AddHours(10));

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([1, 9, 10, 17], seen.Select(time => (time - Start).TotalHours));
    }

    [Fact]
    public void Advance_OverAPeriodicTimer_FiresItOncePerPeriod()
    {
        var clock = new ServiceClock(_wall, Start, rate: 1e-9);
        var seen = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => seen.Add(clock.GetUtcNow()), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        clock.Advance(TimeSpan.FromHours(3.5));

        Assert.Equal([Start.AddHours(1), Start.AddHours(2), Start.AddHours(3)], seen);
    }

    [Fact]
    public void Advance_TimersOfTheSameTime_FireInTheOrderInWhichTheyWereMade()
    {
        var clock = new ServiceClock(_wall, Start, rate: 1e-9);
        var seen = new List<int>();
        foreach (int number in Enumerable.Range(0, 10))
        {
            clock.CreateTimer(_ => seen.Add(number), null, Start.AddSeconds(5));
        }

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Enumerable.Range(0, 10), seen);
    }

    [Fact]
    public void Advance_AfterAStep_RunsAtItsRateAgain()
    {
        var clock = new ServiceClock(_wall, Start, rate: 60);
        clock.Advance(TimeSpan.FromDays(1));
        _wall.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddDays(1).AddMinutes(1), clock.GetUtcNow());
        Assert.Equal(60, clock.Rate);
    }

    [Fact]
    public void Advance_WhenACallThrows_LetsTheClockRunOn()
    {
        var clock = new ServiceClock(_wall, Start);
        clock.CreateTimer(_ => throw new NotSupportedException(), null, Start.AddSeconds(1));

        Assert.Throws<NotSupportedException>(() => clock.Advance(TimeSpan.FromSeconds(2)));
        clock.Advance(TimeSpan.FromSeconds(2));
        _wall.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddSeconds(4), clock.GetUtcNow());
    }
}
