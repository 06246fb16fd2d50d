using System;
using DdbCrossAccount.Module.Output;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Output;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1 KB")]
    [InlineData(1_234_567_890, "1.2 GB")]
    [InlineData(long.MaxValue, "9223372 TB")]
    public void Bytes_OfAnySize_HaveAUnit(long bytes, string expected)
    {
        Assert.Equal(expected, Quantity.Bytes(bytes));
    }

    [Fact]
    public void Duration_OfDays_CountsHours()
    {
        Assert.Equal("49:02:03", Quantity.Duration(new TimeSpan(2, 1, 2, 3)));
    }

    [Theory]
    [InlineData(null, 10L, -1)]
    [InlineData(1L, null, -1)]
    [InlineData(1L, 0L, -1)]
    [InlineData(1L, 3L, 33)]
    [InlineData(7L, 3L, 100)]
    public void PercentOf_TotalUnknownOrPassed_IsUnknownOrCapped(long? done, long? total, int expected)
    {
        Assert.Equal(expected, WorkText.PercentOf(done, total));
    }
}
