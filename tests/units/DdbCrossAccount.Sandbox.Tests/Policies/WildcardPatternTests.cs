using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class WildcardPatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("a*", "a", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbb", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*ab*ab", "abxabab", true)]
    [InlineData("table/Orders", "table/Orders2", false)]
    [InlineData("table/Orders*", "table/Orders2", true)]
    [InlineData("Orders", "orders", false)]
    [InlineData("**", "x", true)]
    [InlineData("", "x", false)]
    public void Matches_Pattern_CoversTheWholeValue(string pattern, string value, bool expected)
    {
        Assert.Equal(expected, WildcardPattern.Matches(pattern, value));
    }

    [Fact]
    public void Matches_ManyStars_EndsSoon()
    {
        Assert.False(WildcardPattern.Matches(string.Concat(System.Linq.Enumerable.Repeat("*a", 200)) + "b", new string('a', 5000)));
    }

    [Fact]
    public void Matches_IgnoringCase_TakesBothCases()
    {
        Assert.True(WildcardPattern.Matches("DynamoDB:get*", "dynamodb:GetItem", ignoreCase: true));
    }
}
