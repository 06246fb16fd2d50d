using DdbCrossAccount.Core.Waiting;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Waiting;

public sealed class PollScheduleTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 1.5)]
    [InlineData(2, 2.25)]
    [InlineData(8, 25.62890625)]
    [InlineData(9, 30.0)]
    [InlineData(10_000, 30.0)]
    [InlineData(int.MaxValue, 30.0)]
    public void PauseAfter_Default_GrowsByHalfUpToThirtySeconds(int earlierPauses, double seconds)
    {
        Assert.Equal(seconds, PollSchedule.Default.PauseAfter(earlierPauses).TotalSeconds, 6);
    }
}
