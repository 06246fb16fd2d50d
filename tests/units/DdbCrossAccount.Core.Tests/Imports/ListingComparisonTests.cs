using System.Collections.Generic;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ListingComparisonTests
{
    [Fact]
    public void Compare_SameKeysAndTags_HasNoDifference()
    {
        ListingComparison comparison = ListingComparison.Compare(
            [Promised("b", "2"), Promised("a", "1")], [Found("a", "1"), Found("b", "2")]);

        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Extra);
        Assert.Empty(comparison.Changed);
    }

    [Fact]
    public void Compare_EachKindOfDifference_IsToldApartInOrder()
    {
        ListingComparison comparison = ListingComparison.Compare(
            [Promised("z", "1"), Promised("m", "1"), Promised("c", "1"), Promised("A", "1")],
            [Found("c", "2"), Found("x", "1"), Found("B", "1"), Found("A", "1")]);

        Assert.Equal(["m", "z"], comparison.Missing);
        Assert.Equal(["B", "x"], comparison.Extra);
        Assert.Equal(["c"], comparison.Changed);
    }

    [Fact]
    public void Compare_KeysThatDifferInCase_AreDifferent()
    {
        ListingComparison comparison = ListingComparison.Compare([Promised("a", "1")], [Found("A", "1")]);

        Assert.Equal(new List<string> { "a" }, comparison.Missing);
        Assert.Equal(new List<string> { "A" }, comparison.Extra);
    }

    private static ManifestFile Promised(string key, string tag) => new(key, 1, "md5", tag);

    private static ExportObject Found(string key, string tag) => new(key, 1, tag);
}
