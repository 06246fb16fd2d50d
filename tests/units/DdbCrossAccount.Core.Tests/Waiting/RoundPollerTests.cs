using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Waiting;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Waiting;

public sealed class RoundPollerTests
{
    [Fact]
    public async Task PollAsync_ThreeOfDifferentLength_TakesTimeOfSlowest()
    {
        FakeClock clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };
        DateTime start = clock.Now;
        ConcurrentDictionary<int, int> asked = new();
        WaitOptions options = new() { Schedule = new PollSchedule(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)) };

        IReadOnlyList<int> unfinished = await new RoundPoller(clock).PollAsync(
            [2, 4, 3],
            (rounds, _) => Task.FromResult(asked.AddOrUpdate(rounds, 1, (_, count) => count + 1) == rounds),
            options,
            CancellationToken.None);

        Assert.Empty(unfinished);
        Assert.Equal(TimeSpan.FromSeconds(30), clock.Now - start);
        Assert.Equal([2, 3, 4], asked.Values.Order());
    }

    [Fact]
    public async Task PollAsync_TimeoutReached_ReturnsUnfinishedAfterLastLook()
    {
        FakeClock clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };
        DateTime start = clock.Now;
        WaitOptions options = new() { Timeout = TimeSpan.FromSeconds(3) };

        IReadOnlyList<string> unfinished = await new RoundPoller(clock).PollAsync(
            ["a", "b"],
            (name, _) => Task.FromResult(name == "a" && clock.Now - start >= TimeSpan.FromSeconds(3)),
            options,
            CancellationToken.None);

        Assert.Equal(["b"], unfinished);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Now - start);
    }

    [Fact]
    public async Task PollAsync_ZeroTimeout_LooksOnce()
    {
        FakeClock clock = new();

        IReadOnlyList<string> unfinished = await new RoundPoller(clock).PollAsync(
            ["a"], (_, _) => Task.FromResult(false), new WaitOptions { Timeout = TimeSpan.Zero }, CancellationToken.None);

        Assert.Equal(["a"], unfinished);
        Assert.Empty(clock.Delays);
    }

    [Fact]
    public async Task PollAsync_Cancelled_EndsInPause()
    {
        FakeClock clock = new();
        using CancellationTokenSource source = new();
        Task<IReadOnlyList<string>> polling = new RoundPoller(clock).PollAsync(
            ["a"], (_, _) => Task.FromResult(false), new WaitOptions(), source.Token);

        source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
    }
}
