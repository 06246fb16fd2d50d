using DdbCrossAccount.Core.Cdc.Enabling;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class FunctionReferenceTests
{
    [Theory]
    [InlineData("7", true)]
    [InlineData("$LATEST", false)]
    [InlineData("live", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsPublished_NumbersAlone_NeverChange(string? version, bool expected) =>
        Assert.Equal(expected, FunctionReference.IsPublished(version));

    [Fact]
    public void VersionOf_ArnWithAndWithout_IsToldApart()
    {
        Assert.Equal("7", FunctionReference.VersionOf(CdcFacts.FunctionArn));
        Assert.Null(FunctionReference.VersionOf(FunctionReference.WithoutVersion(CdcFacts.FunctionArn)));
    }
}
