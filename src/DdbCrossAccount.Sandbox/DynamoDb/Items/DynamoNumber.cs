using System;
using System.Runtime.CompilerServices;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// A number as DynamoDB keeps it: a sign, up to 38 significant decimal digits and an exponent. It is never a binary
/// floating-point value, so nothing is rounded. The value is 0.d1d2d3... times ten to the power of the exponent.
/// </summary>
internal struct DynamoNumber
{
    /// <summary>No canonical text is longer: sign, "0.", 129 zeros and 38 digits.</summary>
    public const int MaximumTextLength = 176;

    /// <summary>No ordered form is longer: sign, two bytes of exponent, 19 pairs and an end mark.</summary>
    public const int MaximumOrderedLength = 23;

    private const int MaximumDigits = 38;
    private const int ExponentBias = 1024;

    private DigitArray _digits;
    private int _count;
    private int _exponent;
    private bool _negative;

    private readonly bool IsZero => _count == 0;

    /// <summary>Reads a decimal text. Throws DynamoDB's validation errors; the text is part of one of them.</summary>
    public static DynamoNumber Parse(ReadOnlySpan<byte> text)
    {
        var number = default(DynamoNumber);
        ReadOnlySpan<byte> rest = text;
        if (!rest.IsEmpty && rest[0] is (byte)'-' or (byte)'+')
        {
            number._negative = rest[0] == (byte)'-';
            rest = rest[1..];
        }

        int mantissa = rest.IndexOfAny((byte)'e', (byte)'E');
        int power = mantissa < 0 ? 0 : ParsePower(rest[(mantissa + 1)..], text);
        number.ReadDigits(mantissa < 0 ? rest : rest[..mantissa], text);
        number._exponent += power;
        number.CheckRange();
        return number;
    }

    /// <summary>Writes the canonical text, without exponent and without needless zeros, and returns its length.</summary>
    public readonly int WriteText(Span<byte> destination)
    {
        if (IsZero)
        {
            destination[0] = (byte)'0';
            return 1;
        }

        int length = 0;
        if (_negative)
        {
            destination[length++] = (byte)'-';
        }

        return length + WriteMagnitude(destination[length..]);
    }

    /// <summary>
    /// Writes bytes that sort, compared as unsigned bytes, as the numbers sort by value, and returns their count.
    /// </summary>
    public readonly int WriteOrdered(Span<byte> destination)
    {
        if (IsZero)
        {
            destination[0] = 0x80;
            return 1;
        }

        int biased = _exponent + ExponentBias;
        destination[0] = 0xC0;
        destination[1] = (byte)(biased >> 8);
        destination[2] = (byte)biased;
        int length = 3;
        for (int i = 0; i < _count; i += 2)
        {
            int low = i + 1 < _count ? _digits[i + 1] : 0;
            destination[length++] = (byte)((_digits[i] * 10) + low + 1);
        }

        return _negative ? Complement(destination, length) : length;
    }

    /// <summary>
    /// The bytes that the number counts towards the size of its item: one for each two significant digits, aligned
    /// at the decimal point, one more, and one for a minus sign; zero counts one.
    /// </summary>
    public readonly int Size()
    {
        if (IsZero)
        {
            return 1;
        }

        int pairs = ((_exponent - 1) >> 1) - ((_exponent - _count) >> 1) + 1;
        return pairs + 1 + (_negative ? 1 : 0);
    }

    private static int ParsePower(ReadOnlySpan<byte> power, ReadOnlySpan<byte> text)
    {
        bool negative = false;
        if (!power.IsEmpty && power[0] is (byte)'-' or (byte)'+')
        {
            negative = power[0] == (byte)'-';
            power = power[1..];
        }

        if (power.IsEmpty)
        {
            throw DynamoDbError.NotNumeric(text);
        }

        int value = 0;
        foreach (byte digit in power)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                throw DynamoDbError.NotNumeric(text);
            }

            value = Math.Min(1_000_000, (value * 10) + (digit - '0'));
        }

        return negative ? -value : value;
    }

    private static int Complement(Span<byte> destination, int length)
    {
        destination[0] = 0x40;
        for (int i = 1; i < length; i++)
        {
            destination[i] = (byte)~destination[i];
        }

        destination[length] = 0xFF;
        return length + 1;
    }

    private void ReadDigits(ReadOnlySpan<byte> mantissa, ReadOnlySpan<byte> text)
    {
        int seen = 0;
        int point = -1;
        int first = 0;
        int zeros = 0;
        foreach (byte character in mantissa)
        {
            if (character == (byte)'.' && point < 0)
            {
                point = seen;
                continue;
            }

            if (character is < (byte)'0' or > (byte)'9')
            {
                throw DynamoDbError.NotNumeric(text);
            }

            if (character != (byte)'0')
            {
                first = _count == 0 ? seen : first;
                Append(zeros, character - '0');
                zeros = 0;
            }
            else if (_count > 0)
            {
                zeros++;
            }

            seen++;
        }

        if (seen == 0)
        {
            throw DynamoDbError.NotNumeric(text);
        }

        _exponent = (point < 0 ? seen : point) - first;
    }

    private void Append(int zeros, int digit)
    {
        if (_count + zeros + 1 > MaximumDigits)
        {
            throw DynamoDbError.TooManyDigits();
        }

        for (int i = 0; i < zeros; i++)
        {
            _digits[_count++] = 0;
        }

        _digits[_count++] = (byte)digit;
    }

    private void CheckRange()
    {
        if (IsZero)
        {
            _negative = false;
            _exponent = 0;
        }
        else if (_exponent - 1 > 125)
        {
            throw DynamoDbError.NumberOverflow();
        }
        else if (_exponent - 1 < -130)
        {
            throw DynamoDbError.NumberUnderflow();
        }
    }

    private readonly int WriteMagnitude(Span<byte> destination)
    {
        int length = 0;
        if (_exponent <= 0)
        {
            destination[length++] = (byte)'0';
            destination[length++] = (byte)'.';
            destination.Slice(length, -_exponent).Fill((byte)'0');
            length -= _exponent;
        }

        for (int i = 0; i < _count; i++)
        {
            if (i == _exponent && i > 0)
            {
                destination[length++] = (byte)'.';
            }

            destination[length++] = (byte)('0' + _digits[i]);
        }

        int trailing = Math.Max(0, _exponent - _count);
        destination.Slice(length, trailing).Fill((byte)'0');
        return length + trailing;
    }

    [InlineArray(MaximumDigits)]
    private struct DigitArray
    {
        private byte _first;
    }
}
