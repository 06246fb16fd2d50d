using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Jobs;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualClock _wall = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceClock _clock;
    private readonly Pace _pace;

    public PaceTests()
    {
        _clock = new ServiceClock(_wall, Start, rate: 1e-9);
        _pace = new Pace(_clock, Start, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Until_APartThatHasPassed_EndsAtOnce()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(_pace.UntilAsync(0.5).IsCompletedSuccessfully);
        await _pace.UntilAsync(0.25);
    }

    [Fact]
    public async Task Until_APartThatIsToCome_EndsWhenTheClockGetsThere()
    {
        Task wait = _pace.UntilAsync(0.5);

        Pass(4);
        Assert.False(wait.IsCompleted);

        Pass(1);
        await wait;
    }

    [Theory]
    [InlineData(10)]
    [InlineData(6)]
    public async Task Until_WhenTheClockMovesAsTheWaitBegins_EndsWhenTheClockGetsThere(double seconds)
    {
        _wall.TimerMade = () => _clock.Advance(TimeSpan.FromSeconds(seconds));
        Task wait = _pace.UntilAsync(1);
        _wall.TimerMade = null;

        Pass(10 - seconds);

        await wait.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private void Pass(double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _wall.FireDue();
    }
}
