using System;
using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// A decimal number as DynamoDB counts it: sign, significant digits, and the power of ten of the first of them.
/// </summary>
/// <remarks>Nothing is rounded. DynamoDB holds 38 significant digits, from 1E-130 to 9.99…E+125, and zero.</remarks>
internal readonly struct ItemNumber
{
    private const int MaxDigits = 38;
    private const int MinMagnitude = -130;
    private const int MaxMagnitude = 125;

    // Far beyond every magnitude, and far from the ends of an int.
    private const int ExponentBound = 1_000_000;

    private readonly bool _isNegative;
    private readonly string _digits;
    private readonly int _magnitude;

    private ItemNumber(bool isNegative, string digits, int magnitude)
    {
        _isNegative = isNegative && digits.Length > 0;
        _digits = digits;
        _magnitude = digits.Length > 0 ? magnitude : 0;
    }

    /// <summary>DynamoDB can store it.</summary>
    public bool IsHeld => _digits.Length <= MaxDigits && _magnitude is >= MinMagnitude and <= MaxMagnitude;

    /// <summary>One text for each value: <c>1.50</c>, <c>15e-1</c> and <c>1.5</c> have the same.</summary>
    public string Canonical =>
        _digits.Length == 0
            ? "0"
            : string.Create(CultureInfo.InvariantCulture, $"{(_isNegative ? "-" : string.Empty)}{_digits}e{_magnitude}");

    /// <summary>Reads a decimal text: an optional sign, digits with at most one point, an optional exponent.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ItemNumber number)
    {
        number = default;
        bool isNegative = !text.IsEmpty && text[0] == '-';
        ReadOnlySpan<byte> rest = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        int mark = rest.IndexOfAny((byte)'e', (byte)'E');
        int exponent = 0;
        if (mark >= 0 && !TryParseExponent(rest[(mark + 1)..], out exponent))
        {
            return false;
        }

        return TryParseMantissa(mark < 0 ? rest : rest[..mark], isNegative, exponent, out number);
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        bool isNegative = !text.IsEmpty && text[0] == '-';
        ReadOnlySpan<byte> digits = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            exponent = Math.Min((exponent * 10) + (digit - '0'), ExponentBound);
        }

        exponent = isNegative ? -exponent : exponent;
        return !digits.IsEmpty;
    }

    private static bool TryParseMantissa(ReadOnlySpan<byte> text, bool isNegative, int exponent, out ItemNumber number)
    {
        number = default;
        int point = text.IndexOf((byte)'.');
        string whole = Encoding.ASCII.GetString(point < 0 ? text : text[..point]);
        string fraction = point < 0 ? string.Empty : Encoding.ASCII.GetString(text[(point + 1)..]);
        string all = whole + fraction;
        if (all.Length == 0 || all.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        string significant = all.TrimStart('0');
        int leadingZeros = all.Length - significant.Length;
        number = new ItemNumber(isNegative, significant.TrimEnd('0'), whole.Length - leadingZeros - 1 + exponent);
        return true;
    }
}
