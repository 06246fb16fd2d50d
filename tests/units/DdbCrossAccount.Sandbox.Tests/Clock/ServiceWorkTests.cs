using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Clock;

public sealed class ServiceWorkTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ServiceClock _clock = new(TimeProvider.System, Start, rate: 1e-9);

    [Fact]
    public void Until_ATimeThatHasCome_EndsAtOnce()
    {
        using var work = new ServiceWork(_clock);

        Assert.True(work.UntilAsync(Start).IsCompletedSuccessfully);
        Assert.True(work.UntilAsync(Start.AddSeconds(-1)).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Until_AtRateSixty_EndsAfterASixtiethOfTheWallTime()
    {
        var wall = new ManualClock(Start);
        using var work = new ServiceWork(new ServiceClock(wall, Start, rate: 60));
        Task wait = work.UntilAsync(Start.AddMinutes(1));

        wall.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(wait.IsCompleted);

        wall.Advance(TimeSpan.FromMilliseconds(1));
        await wait.WaitAsync(Patience);
    }

    [Fact]
    public async Task Advance_OverWorkOfManySteps_LetsEachStepSeeItsOwnTime()
    {
        var seen = new List<DateTimeOffset>();
        Task[] works = [.. Enumerable.Range(1, 20).Select(number => StepAsync(number, seen))];

        _clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(works).WaitAsync(Patience);

        Assert.Equal(20 * 10, seen.Count);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(
            Enumerable.Range(1, 20).SelectMany(number => Enumerable.Range(1, 10).Select(step => Start.AddMinutes(number * step))).Order(), seen);
    }

    [Fact]
    public void Advance_WhileWorkIsBusy_WaitsForIt()
    {
        var work = new ServiceWork(_clock);
        var advance = new Thread(() => _clock.Advance(TimeSpan.FromSeconds(1)));
        advance.Start();

        Assert.True(SpinWait.SpinUntil(() => !advance.IsAlive || advance.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience));
        Assert.True(advance.IsAlive);
        Assert.Equal(Start, _clock.GetUtcNow());

        work.Dispose();
        Assert.True(advance.Join(Patience));
        Assert.Equal(Start.AddSeconds(1), _clock.GetUtcNow());
    }

    [Fact]
    public async Task Until_Cancelled_IsBusyAgainAndEnds()
    {
        using var canceling = new CancellationTokenSource();
        using (var work = new ServiceWork(_clock))
        {
            Task wait = work.UntilAsync(Start.AddHours(1), canceling.Token);
            await canceling.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        }

        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Start.AddHours(2), _clock.GetUtcNow());
    }

    [Fact]
    public async Task Until_WhileTheClockIsMovedByOthers_NeverOutlastsIt()
    {
        for (int round = 0; round < 200; round++)
        {
            DateTimeOffset start = _clock.GetUtcNow();
            Task work = Task.Run(() => WaitAsync(start.AddSeconds(10)));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(5)))));
            await work.WaitAsync(Patience);
        }
    }

    [Fact]
    public void Until_ASignalThatIsRaised_EndsAtOnceUntilItIsLowered()
    {
        using var work = new ServiceWork(_clock);
        var signal = new ServiceSignal();
        signal.Raise();

        Assert.True(work.UntilAsync(null, signal).IsCompletedSuccessfully);
        Assert.True(work.UntilAsync(Start.AddHours(1), signal).IsCompletedSuccessfully);
        signal.Lower();
        Assert.False(work.UntilAsync(null, signal).IsCompleted);
        signal.Raise();
    }

    [Fact]
    public async Task Until_ASignal_IsBusyAgainWhenItIsRaised()
    {
        var signal = new ServiceSignal();
        var work = new ServiceWork(_clock);
        Task wait = work.UntilAsync(Start.AddHours(5), signal);
        _clock.Advance(TimeSpan.FromHours(1));
        signal.Raise();
        var advance = new Thread(() => _clock.Advance(TimeSpan.FromHours(1)));
        advance.Start();

        await wait.WaitAsync(Patience);
        Assert.Equal(Start.AddHours(1), _clock.GetUtcNow());
        work.Dispose();
        Assert.True(advance.Join(Patience));
    }

    [Fact]
    public async Task Until_ASignalRaisedAsItsTimeComes_LeavesTheClockAtRest()
    {
        for (int round = 0; round < 500; round++)
        {
            var signal = new ServiceSignal();
            DateTimeOffset due = _clock.GetUtcNow().AddSeconds(1);
            Task work = Task.Run(() => WaitAsync(due, signal));
            Task raise = Task.Run(signal.Raise);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAll(work, raise).WaitAsync(Patience);
        }

        // Were it not at rest, this would wait for ever; were it more than at rest, it would not wait for what is busy.
        _clock.Advance(TimeSpan.FromSeconds(1));
        RequireThatItWaitsForWork();
    }

    private void RequireThatItWaitsForWork()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        var work = new ServiceWork(_clock);
        var advance = new Thread(() => _clock.Advance(TimeSpan.FromSeconds(1)));
        advance.Start();
        Assert.True(SpinWait.SpinUntil(() => !advance.IsAlive || advance.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience));
        Assert.Equal(now, _clock.GetUtcNow());
        work.Dispose();
        Assert.True(advance.Join(Patience));
    }

    private async Task WaitAsync(DateTimeOffset due, ServiceSignal signal)
    {
        using var work = new ServiceWork(_clock);
        await work.UntilAsync(due, signal);
    }

    private async Task WaitAsync(DateTimeOffset due)
    {
        using var work = new ServiceWork(_clock);
        await work.UntilAsync(due);
    }

    private async Task StepAsync(int minutes, List<DateTimeOffset> seen)
    {
        using var work = new ServiceWork(_clock);
        for (int step = 1; step <= 10; step++)
        {
            await work.UntilAsync(Start.AddMinutes(minutes * step));

            // What it does elsewhere counts as its work too.
            await Task.Run(() =>
            {
                lock (seen)
                {
                    seen.Add(_clock.GetUtcNow());
                }
            });
        }
    }
}
