using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using DdbCrossAccount.Core.Cdc.Records;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Records;

public sealed class SequenceNumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("111")]
    [InlineData("99999999999999999999")]
    [InlineData("100000000000000000000")]
    [InlineData("4421584500000000017450439091")]
    [InlineData("9999999999999999999999999999999999999999")]
    public void Parse_OfDigits_KeepsTheValue(string text)
    {
        SequenceNumber number = SequenceNumber.Parse(text);

        Assert.Equal(text, number.ToString());
        Assert.Equal(text.PadLeft(40, '0'), number.Padded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("10000000000000000000000000000000000000000")]
    public void TryParse_OfAnythingElse_IsRefused(string text)
    {
        Assert.False(SequenceNumber.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SequenceNumber.Parse(text));
    }

    [Fact]
    public void Order_OfManyNumbers_IsThatOfTheirValues()
    {
        Random random = new(20_261_121);
        BigInteger[] values = [.. Enumerable.Range(0, 500).Select(_ => Value(random))];

        Assert.Equal(
            values.Order().Select(value => value.ToString(CultureInfo.InvariantCulture)),
            values.Select(Number).Order().Select(number => number.ToString()));
        Assert.Equal(values.Order(), values.OrderBy(value => Number(value).Padded, StringComparer.Ordinal));
    }

    [Fact]
    public void Equality_OfTwoSpellings_IsThatOfTheValue()
    {
        Assert.Equal(SequenceNumber.Parse("0047"), SequenceNumber.Parse("47"));
        Assert.True(SequenceNumber.Parse("9") < SequenceNumber.Parse("10"));
        Assert.True(SequenceNumber.Parse("10") >= SequenceNumber.Parse("10"));
        Assert.Equal(SequenceNumber.Parse("47").GetHashCode(), SequenceNumber.Parse("047").GetHashCode());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Set_EncodedAndDecoded_IsTheSame(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 50; round++)
        {
            SequenceNumber[] numbers = [.. Enumerable.Range(0, random.Next(40)).Select(_ => Number(Value(random)))];
            SequenceNumberSet set = SequenceNumberSet.Of(numbers.Concat(numbers));

            SequenceNumberSet decoded = SequenceNumberSet.Decode(set.Encode());

            Assert.Equal(numbers.Distinct().Order(), set);
            Assert.Equal(set, decoded);
            Assert.All(numbers, number => Assert.True(decoded.Contains(number)));
        }
    }

    [Fact]
    public void Set_OfABusyShard_TakesFewBytes()
    {
        SequenceNumberSet set = SequenceNumberSet.Of(
            Enumerable.Range(0, 1000).Select(each => Number(BigInteger.Parse("4421584500000000017450439091", CultureInfo.InvariantCulture) + (each * 347))));

        Assert.InRange(set.Encode().Length, 1, 2100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("01FF")]
    [InlineData("01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public void Decode_OfOtherBytes_IsRefused(string hex) =>
        Assert.Throws<InvalidDataException>(() => SequenceNumberSet.Decode(Convert.FromHexString(hex)));

    [Fact]
    public void SetOperations_OfTwoSets_AreThoseOfMathematics()
    {
        SequenceNumberSet first = Set(1, 3, 5);
        SequenceNumberSet second = Set(2, 3, 9);

        Assert.True(first.Intersects(second));
        Assert.False(first.Intersects(Set(2, 4, 6)));
        Assert.False(first.Intersects(SequenceNumberSet.Empty));
        Assert.Equal(Set(1, 5), first.Except(second));
        Assert.Equal(Set(1, 2, 3, 5, 9), first.Union(second));
        Assert.Same(SequenceNumberSet.Empty, first.Except(first));
        Assert.Equal((Number(1), Number(5)), (first.First, first.Last));
    }

    private static SequenceNumberSet Set(params int[] numbers) => SequenceNumberSet.Of(numbers.Select(number => Number(number)));

    private static SequenceNumber Number(BigInteger value) => SequenceNumber.Parse(value.ToString(CultureInfo.InvariantCulture));

    private static BigInteger Value(Random random)
    {
        string digits = string.Concat(Enumerable.Range(0, random.Next(1, 41)).Select(_ => (char)('0' + random.Next(10))));
        return BigInteger.Parse(digits, CultureInfo.InvariantCulture);
    }
}
