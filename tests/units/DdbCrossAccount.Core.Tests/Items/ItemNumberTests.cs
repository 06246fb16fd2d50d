using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using DdbCrossAccount.Core.Items;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class ItemNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e999999999999", "0")]
    [InlineData("1", "1e0")]
    [InlineData("+1", "1e0")]
    [InlineData("1.50", "15e0")]
    [InlineData("15e-1", "15e0")]
    [InlineData("0.15E+1", "15e0")]
    [InlineData("-100", "-1e2")]
    [InlineData("0.001", "1e-3")]
    [InlineData(".5", "5e-1")]
    [InlineData("5.", "5e0")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678e37")]
    public void TryParse_Number_HasOneCanonicalText(string text, string canonical)
    {
        Assert.True(ItemNumber.TryParse(Encoding.ASCII.GetBytes(text), out ItemNumber number));
        Assert.Equal(canonical, number.Canonical);
        Assert.True(number.IsHeld);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("0x1")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("1e5.5")]
    public void TryParse_NoNumber_IsRefused(string text) =>
        Assert.False(ItemNumber.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("1e-130", true)]
    [InlineData("1e-131", false)]
    [InlineData("0.1e-130", false)]
    [InlineData("9.9999999999999999999999999999999999999e125", true)]
    [InlineData("1e126", false)]
    [InlineData("10e125", false)]
    [InlineData("1e99999999999999999999", false)]
    [InlineData("1e-99999999999999999999", false)]
    [InlineData("123456789012345678901234567890123456789", false)]
    [InlineData("1234567890123456789012345678901234567800000", true)]
    [InlineData("0.00012345678901234567890123456789012345678", true)]
    public void IsHeld_AtTheBorders_IsAsDynamoDbHasIt(string text, bool isHeld)
    {
        Assert.True(ItemNumber.TryParse(Encoding.ASCII.GetBytes(text), out ItemNumber number));
        Assert.Equal(isHeld, number.IsHeld);
    }

    [Fact]
    public void Canonical_AnyTwoSpellingsOfOneValue_AreEqual() =>
        Prop.ForAll<int, byte, byte>((value, zeros, shift) =>
        {
            string digits = Math.Abs((long)value).ToString(CultureInfo.InvariantCulture);
            string sign = value < 0 ? "-" : string.Empty;
            string spelled = $"{sign}{new string('0', zeros % 5)}{digits}{new string('0', shift % 30)}.000e-{shift % 30}";
            return Canonical(spelled) == Canonical(value.ToString(CultureInfo.InvariantCulture));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Canonical_TwoValues_AreEqualExactlyWhenTheValuesAre() =>
        Prop.ForAll<int, int>((left, right) =>
            (Canonical($"{left}e-3") == Canonical($"{right}e-3")) == (new BigInteger(left) == right)).QuickCheckThrowOnFailure();

    private static string Canonical(string text)
    {
        Assert.True(ItemNumber.TryParse(Encoding.ASCII.GetBytes(text), out ItemNumber number));
        return number.Canonical;
    }
}
