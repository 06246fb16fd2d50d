using System;
using DdbCrossAccount.Rehearsal.Steps;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Steps;

public sealed class MeasureTextTests
{
    [Theory]
    [InlineData(null, "unknown bytes")]
    [InlineData(0L, "0 bytes")]
    [InlineData(1023L, "1,023 bytes")]
    [InlineData(1024L, "1.0 KB")]
    [InlineData(3_864_350L, "3.7 MB")]
    [InlineData(5_368_709_120L, "5.0 GB")]
    [InlineData(5_497_558_138_880L, "5,120.0 GB")]
    public void Bytes_Number_IsShort(long? bytes, string expected) => Assert.Equal(expected, MeasureText.Bytes(bytes));

    [Theory]
    [InlineData(null, "unknown items")]
    [InlineData(1L, "1 item")]
    [InlineData(4_609L, "4,609 items")]
    public void Items_Number_IsSeparated(long? items, string expected) => Assert.Equal(expected, MeasureText.Items(items));

    [Fact]
    public void Rate_TooShortToTell_IsUnknown() => Assert.Equal("rate unknown", MeasureText.Rate(5, TimeSpan.FromMilliseconds(99)));

    [Fact]
    public void Rate_Time_Divides() => Assert.Equal("2,500 items/s", MeasureText.Rate(5_000, TimeSpan.FromSeconds(2)));
}
