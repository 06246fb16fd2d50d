using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Items;

public sealed class DynamoNumberTests(ITestOutputHelper output)
{
    private const ulong Seed = 20260102;

    [Theory]
    [InlineData("0", "0", 1)]
    [InlineData("-0", "0", 1)]
    [InlineData("0e500", "0", 1)]
    [InlineData("1.0", "1", 2)]
    [InlineData("1e2", "100", 2)]
    [InlineData("+007", "7", 2)]
    [InlineData(".5", "0.5", 2)]
    [InlineData("5.", "5", 2)]
    [InlineData("-1.50E+1", "-15", 3)]
    [InlineData("123.456", "123.456", 5)]
    [InlineData("42", "42", 2)]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678", 20)]
    [InlineData("1e-130", "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001", 2)]
    [InlineData("123456789012345678901234567890123456780000", "123456789012345678901234567890123456780000", 20)]
    public void Parse_Text_IsWrittenCanonicallyAndCounted(string text, string canonical, int size)
    {
        DynamoNumber number = DynamoNumber.Parse(Encoding.ASCII.GetBytes(text));

        Assert.Equal(canonical, Text(number));
        Assert.Equal(size, number.Size());
    }

    [Fact]
    public void Parse_LargestNumber_IsTaken()
    {
        string digits = new('9', 38);

        Assert.Equal(digits + new string('0', 88), Text(DynamoNumber.Parse(Encoding.ASCII.GetBytes($"{digits}e88"))));
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("-")]
    [InlineData(" 1")]
    [InlineData("0x1")]
    [InlineData("NaN")]
    public void Parse_NoNumber_IsRefused(string text)
    {
        Exception? error = Record.Exception(() => DynamoNumber.Parse(Encoding.ASCII.GetBytes(text)));

        Assert.Equal($"The parameter cannot be converted to a numeric value: {text}", error?.Message);
    }

    [Fact]
    public void Parse_CanonicalText_StaysAsItIs()
    {
        Check(value =>
        {
            string once = Text(Parse(value));
            return once == Text(DynamoNumber.Parse(Encoding.ASCII.GetBytes(once)));
        });
    }

    [Fact]
    public void WriteOrdered_TwoNumbers_SortAsTheirValues()
    {
        output.WriteLine($"Seed {Seed}");
        FsCheck.Check.One(
            Configuration(),
            Prop.ForAll(Numbers(), Numbers(), (left, right) =>
                Math.Sign(Ordered(left).AsSpan().SequenceCompareTo(Ordered(right))) == Math.Sign(Compare(left, right))));
    }

    private static Arbitrary<(long Digits, int Power)> Numbers()
    {
        Gen<(long Digits, int Power)> near = from digits in Gen.Choose(-1200, 1200) from power in Gen.Choose(-4, 4) select ((long)digits, power);
        Gen<(long Digits, int Power)> far = from high in Gen.Choose(int.MinValue / 2, int.MaxValue / 2)
                                            from low in Gen.Choose(0, int.MaxValue)
                                            from power in Gen.Choose(-100, 100)
                                            select (((long)high << 20) + low, power);
        return Gen.OneOf(near, far).ToArbitrary();
    }

    private static DynamoNumber Parse((long Digits, int Power) value)
    {
        return DynamoNumber.Parse(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{value.Digits}e{value.Power}")));
    }

    private static byte[] Ordered((long Digits, int Power) value)
    {
        byte[] bytes = new byte[DynamoNumber.MaximumOrderedLength];
        return bytes[..Parse(value).WriteOrdered(bytes)];
    }

    private static int Compare((long Digits, int Power) left, (long Digits, int Power) right)
    {
        const int Shift = 100;
        return (left.Digits * BigInteger.Pow(10, left.Power + Shift)).CompareTo(right.Digits * BigInteger.Pow(10, right.Power + Shift));
    }

    private static string Text(DynamoNumber number)
    {
        byte[] bytes = new byte[DynamoNumber.MaximumTextLength];
        return Encoding.ASCII.GetString(bytes, 0, number.WriteText(bytes));
    }

    private static Config Configuration()
    {
        return Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(Seed, 1);
    }

    private void Check(Func<(long Digits, int Power), bool> holds)
    {
        output.WriteLine($"Seed {Seed}");
        FsCheck.Check.One(Configuration(), Prop.ForAll(Numbers(), holds));
    }
}
