using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Core.Tests;

public sealed class FakeClockTests
{
    [Fact]
    public async Task Advance_PastDelay_EndsIt()
    {
        FakeClock clock = new();
        Task delay = Task.Delay(TimeSpan.FromSeconds(10), clock, CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await delay;
    }

    [Fact]
    public async Task RunsDelaysUpTo_ShortDelay_EndsByItself()
    {
        FakeClock clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };
        DateTime start = clock.Now;
        using CancellationTokenSource deadline = new(TimeSpan.FromHours(1), clock);

        await Task.Delay(TimeSpan.FromSeconds(30), clock, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(30), clock, CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(60), clock.Now - start);
        Assert.False(deadline.IsCancellationRequested);
    }
}
