using System.IO;
using DdbCrossAccount.Rehearsal.Comparing;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Comparing;

public sealed class CanonicalNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("0E+5", "0")]
    [InlineData("1", "1E0")]
    [InlineData("+1", "1E0")]
    [InlineData("1.0", "1E0")]
    [InlineData("0010", "1E1")]
    [InlineData("10E-1", "1E0")]
    [InlineData("-0.000001", "-1E-6")]
    [InlineData("1e-130", "1E-130")]
    [InlineData("9.9E+125", "99E124")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678E0")]
    public void From_Number_WritesItByValue(string text, string expected) => Assert.Equal(expected, CanonicalNumber.From(text));

    [Theory]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345679")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1", "-1")]
    [InlineData("1E-130", "1E-129")]
    public void From_OtherNumber_IsOtherText(string one, string other) => Assert.NotEqual(CanonicalNumber.From(one), CanonicalNumber.From(other));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    public void From_NoNumber_IsRefused(string text) => Assert.Throws<InvalidDataException>(() => CanonicalNumber.From(text));
}
