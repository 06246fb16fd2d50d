using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Jobs;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ServiceClock _clock = new(TimeProvider.System, Start, rate: 1e-9);

    [Fact]
    public void Until_APartThatHasPassed_EndsAtOnce()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        using var pace = new Pace(_clock, Start, TimeSpan.FromSeconds(10));

        Assert.True(pace.UntilAsync(0.5).IsCompletedSuccessfully);
        Assert.True(pace.UntilAsync(0.25).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Until_APartThatIsToCome_EndsWhenTheClockGetsThere()
    {
        DateTimeOffset? ended = null;
        Task job = RunAsync();

        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Null(ended);

        _clock.Advance(TimeSpan.FromSeconds(4));
        await job.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Start.AddSeconds(5), ended);

        async Task RunAsync()
        {
            using var pace = new Pace(_clock, Start, TimeSpan.FromSeconds(10));
            await pace.UntilAsync(0.5);
            ended = _clock.GetUtcNow();
        }
    }
}
