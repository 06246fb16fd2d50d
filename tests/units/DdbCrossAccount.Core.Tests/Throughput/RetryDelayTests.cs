using System;
using DdbCrossAccount.Core.Throughput;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Throughput;

public sealed class RetryDelayTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(0, 0.0, 0)]
    [InlineData(0, 0.5, 50)]
    [InlineData(1, 0.5, 100)]
    [InlineData(5, 0.5, 1600)]
    [InlineData(6, 0.5, 2500)]
    [InlineData(62, 0.5, 2500)]
    [InlineData(64, 0.5, 2500)]
    [InlineData(int.MaxValue, 0.5, 2500)]
    [InlineData(int.MaxValue, 0.0, 0)]
    public void FullJitter_Attempt_IsAShareOfTheDoublingBound(int attempt, double chance, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryDelay.FullJitter(attempt, First, Longest, chance));
}
