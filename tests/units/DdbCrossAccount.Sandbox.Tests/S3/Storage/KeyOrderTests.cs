using System;
using System.Text;
using DdbCrossAccount.Sandbox.S3.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3.Storage;

public sealed class KeyOrderTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "aa")]
    [InlineData("B", "a")]
    [InlineData("\uFFFD", "\U0001F600")]
    [InlineData("\uD7FF", "\U0001F600")]
    [InlineData("", "a")]
    public void Compare_EarlierKey_IsLess(string earlier, string later)
    {
        Assert.True(KeyOrder.Instance.Compare(earlier, later) < 0);
        Assert.True(KeyOrder.Instance.Compare(later, earlier) > 0);
        Assert.Equal(0, KeyOrder.Instance.Compare(later, later));
    }

    [Fact]
    public void Compare_AnyTwoKeys_IsTheOrderOfTheirUtf8Bytes() =>
        Prop.ForAll<int[], int[]>((left, right) =>
        {
            string x = Text(left);
            string y = Text(right);
            int expected = Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
            return Math.Sign(KeyOrder.Instance.Compare(x, y)) == Math.Sign(expected);
        }).QuickCheckThrowOnFailure();

    // Code points of all planes, few enough that beginnings agree often.
    private static string Text(int[] numbers)
    {
        int[] alphabet = ['a', 'b', 0xE9, 0xD7FF, 0xE000, 0xFFFD, 0x1_0000, 0x1_F600, 0x10_FFFF];
        return string.Concat(Array.ConvertAll(numbers, number => char.ConvertFromUtf32(alphabet[Math.Abs((long)number) % alphabet.Length])));
    }
}
