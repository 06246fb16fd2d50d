using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// A decimal number as DynamoDB counts it: sign, significant digits, and the power of ten of the first of them.
/// </summary>
/// <remarks>
/// It looks at the text that it was read from and copies nothing. Nothing is rounded. DynamoDB holds 38 significant digits,
/// from 1E-130 to 9.99…E+125, and zero.
/// </remarks>
internal readonly ref struct ItemNumber
{
    /// <summary>The most bytes that <see cref="Format"/> writes: sign, digits, and an exponent of any size.</summary>
    public const int MaxFormattedBytes = 1 + MaxDigits + 9;

    private const int MaxDigits = 38;
    private const int MinMagnitude = -130;
    private const int MaxMagnitude = 125;

    // Far beyond every magnitude, and far from the ends of an int.
    private const int ExponentBound = 1_000_000;

    private readonly bool _isNegative;
    private readonly ReadOnlySpan<byte> _significant;
    private readonly int _point;
    private readonly int _magnitude;

    // The significant digits, between which a point may stand.
    private ItemNumber(bool isNegative, ReadOnlySpan<byte> significant, int magnitude)
    {
        _isNegative = isNegative;
        _significant = significant;
        _point = significant.IndexOf((byte)'.');
        _magnitude = magnitude;
    }

    /// <summary>DynamoDB can store it.</summary>
    public bool IsHeld => Digits <= MaxDigits && _magnitude is >= MinMagnitude and <= MaxMagnitude;

    /// <summary>One text for each value: <c>1.50</c>, <c>15e-1</c> and <c>1.5</c> have the same.</summary>
    public string Canonical
    {
        get
        {
            Span<byte> text = stackalloc byte[MaxFormattedBytes];
            return Digits <= MaxDigits
                ? Encoding.ASCII.GetString(text[..Format(text)])
                : $"{(_isNegative ? "-" : string.Empty)}{AllDigits()}e{_magnitude.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private int Digits => _significant.IsEmpty ? 0 : _significant.Length - (_point < 0 ? 0 : 1);

    /// <summary>Writes <see cref="Canonical"/> of a number of at most 38 digits.</summary>
    /// <returns>The bytes written.</returns>
    public int Format(Span<byte> destination)
    {
        if (_significant.IsEmpty)
        {
            destination[0] = (byte)'0';
            return 1;
        }

        int length = 0;
        if (_isNegative)
        {
            destination[length++] = (byte)'-';
        }

        ReadOnlySpan<byte> whole = _point < 0 ? _significant : _significant[.._point];
        whole.CopyTo(destination[length..]);
        length += whole.Length;
        ReadOnlySpan<byte> fraction = _point < 0 ? default : _significant[(_point + 1)..];
        fraction.CopyTo(destination[length..]);
        length += fraction.Length;
        destination[length++] = (byte)'e';
        Utf8Formatter.TryFormat(_magnitude, destination[length..], out int written);
        return length + written;
    }

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
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !IsDigits(whole) || !IsDigits(fraction))
        {
            return false;
        }

        int first = text.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first >= 0)
        {
            int last = text.LastIndexOfAnyInRange((byte)'1', (byte)'9');
            int magnitude = first < whole.Length ? whole.Length - first - 1 : point - first;
            number = new ItemNumber(isNegative, text[first..(last + 1)], magnitude + exponent);
        }

        return true;
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private string AllDigits() => Encoding.ASCII.GetString(_significant).Replace(".", string.Empty, StringComparison.Ordinal);
}
