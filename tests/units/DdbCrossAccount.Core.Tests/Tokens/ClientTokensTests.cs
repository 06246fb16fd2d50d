using System;
using DdbCrossAccount.Core.Tokens;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tokens;

public sealed class ClientTokensTests
{
    [Fact]
    public void For_NothingGiven_IsNewEachTime()
    {
        Random random = new(7);

        string first = ClientTokens.For(null, "table", isShared: true, random);
        string second = ClientTokens.For(null, "table", isShared: true, random);

        Assert.True(Guid.TryParse(first, out _));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void For_GivenForOne_IsKept() =>
        Assert.Equal("mine", ClientTokens.For("mine", "table", isShared: false, new Random(7)));

    [Fact]
    public void For_GivenForSeveral_IsDerivedAndTheSameAgain()
    {
        string orders = ClientTokens.For("mine", "orders", isShared: true, new Random(7));
        string lines = ClientTokens.For("mine", "lines", isShared: true, new Random(7));

        Assert.StartsWith("mine-", orders, StringComparison.Ordinal);
        Assert.NotEqual(orders, lines);
        Assert.Equal(orders, ClientTokens.For("mine", "orders", isShared: true, new Random(8)));
    }
}
