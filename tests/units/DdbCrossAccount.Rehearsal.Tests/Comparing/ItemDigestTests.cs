using System.Collections.Generic;
using System.IO;
using System.Linq;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Rehearsal.Comparing;
using Xunit;
using static DdbCrossAccount.Rehearsal.Tests.Comparing.Values;

namespace DdbCrossAccount.Rehearsal.Tests.Comparing;

public sealed class ItemDigestTests
{
    /// <summary>Values that are pairwise different, among them those that careless comparing takes for one.</summary>
    private static readonly AttributeValue[] AllDifferent =
    [
        S(""), S("1"), S("a"), S("true"), N("1"), N("0"), N("1.1"), B(""), B("1"), B("a"), Bool(true), Bool(false), Null(),
        SS("1"), SS("a", "b"), SS("ab"), SS(""), NS("1"), NS("1", "2"), BS("1"), BS("a", "b"), BS(""),
        L(), L(L()), L(S("a"), S("b")), L(S("b"), S("a")), L(S("ab")), L(N("1")), L(SS("1")),
        M(), M(("a", M())), M(("a", S("b"))), M(("b", S("a"))), M(("a", S("b")), ("c", Null())), M(("a", S("bc"))),
    ];

    /// <summary>Pairs that are the same value in another writing.</summary>
    private static readonly (AttributeValue One, AttributeValue Other)[] Same =
    [
        (N("1"), N("1.0")),
        (N("100"), N("1E+2")),
        (SS("a", "b"), SS("b", "a")),
        (NS("1", "2"), NS("2.0", "1")),
        (BS("a", "b"), BS("b", "a")),
        (M(("a", N("1")), ("b", S(""))), M(("b", S("")), ("a", N("1.0")))),
        (L(SS("a", "b")), L(SS("b", "a"))),
    ];

    [Fact]
    public void Of_DifferentValues_HaveDifferentDigests()
    {
        string[] digests = AllDifferent.Select(value => Digest(value).Item.ToString("x")).ToArray();

        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Of_SameValues_HaveTheSameDigest() => Assert.All(Same, pair => Assert.Equal(Digest(pair.One), Digest(pair.Other)));

    [Fact]
    public void Of_OtherAttributeName_IsAnotherItemWithTheSameKey()
    {
        ItemDigest one = ItemDigest.Of(Item(("id", S("1")), ("a", S("x"))), ["id"]);
        ItemDigest other = ItemDigest.Of(Item(("id", S("1")), ("b", S("x"))), ["id"]);

        Assert.Equal(one.Key, other.Key);
        Assert.NotEqual(one.Item, other.Item);
    }

    [Fact]
    public void Of_KeyOfTwoAttributes_TellsBothApart()
    {
        Dictionary<string, AttributeValue> item = Item(("p", S("ab")), ("s", S("c")));
        Dictionary<string, AttributeValue> shifted = Item(("p", S("a")), ("s", S("bc")));

        Assert.NotEqual(ItemDigest.Of(item, ["p", "s"]).Key, ItemDigest.Of(shifted, ["p", "s"]).Key);
    }

    [Fact]
    public void Of_ValueWithoutType_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => Digest(new AttributeValue()));

    private static ItemDigest Digest(AttributeValue value) => ItemDigest.Of(Item(("id", S("1")), ("value", value)), ["id"]);
}
