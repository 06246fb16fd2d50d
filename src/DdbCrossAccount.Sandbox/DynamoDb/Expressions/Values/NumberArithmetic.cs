using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

/// <summary>Exact sums and differences of numbers.</summary>
internal static class NumberArithmetic
{
    private const int MaximumDigits = 38;

    /// <summary>Throws where the result leaves the range of numbers or needs more than 38 digits.</summary>
    public static AttributeValue Add(AttributeValue left, AttributeValue right)
    {
        return Combine(left, right, BigInteger.Add);
    }

    /// <summary>Throws as <see cref="Add"/> does.</summary>
    public static AttributeValue Subtract(AttributeValue left, AttributeValue right)
    {
        return Combine(left, right, BigInteger.Subtract);
    }

    private static AttributeValue Combine(
        AttributeValue left, AttributeValue right, Func<BigInteger, BigInteger, BigInteger> operation)
    {
        (BigInteger leftDigits, int leftScale) = Parse(left);
        (BigInteger rightDigits, int rightScale) = Parse(right);
        int scale = Math.Max(leftScale, rightScale);
        BigInteger result = operation(
            leftDigits * BigInteger.Pow(10, scale - leftScale), rightDigits * BigInteger.Pow(10, scale - rightScale));
        return AttributeValue.Number(Canonical(result, scale));
    }

    private static (BigInteger Digits, int Scale) Parse(AttributeValue number)
    {
        string text = Encoding.ASCII.GetString(number.Content[1..^1]);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int scale = point < 0 ? 0 : text.Length - point - 1;
        string digits = point < 0 ? text : text.Remove(point, 1);
        return (BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), scale);
    }

    private static string Canonical(BigInteger digits, int scale)
    {
        string text = digits.ToString(CultureInfo.InvariantCulture);
        if (text.Trim('-').TrimEnd('0').Length > MaximumDigits)
        {
            // AWS reports lost digits of a sum as an overflow.
            throw DynamoDbError.NumberOverflow();
        }

        DynamoNumber number = DynamoNumber.Parse(Encoding.ASCII.GetBytes($"{text}e-{scale}"));
        Span<byte> canonical = stackalloc byte[DynamoNumber.MaximumTextLength];
        return Encoding.ASCII.GetString(canonical[..number.WriteText(canonical)]);
    }
}
