using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>
/// The sequence number of a stream record: a whole number of up to 40 decimal digits, compared by its value.
/// </summary>
/// <remarks>
/// The service writes 21 to 40 digits, more than any number type of .NET or a number of DynamoDB holds: it is kept as
/// two
/// halves of 20 digits. Numbers order the records of one shard; between shards they mean nothing.
/// </remarks>
internal readonly struct SequenceNumber : IComparable<SequenceNumber>, IEquatable<SequenceNumber>
{
    /// <summary>The most digits that the service writes.</summary>
    public const int MaxDigits = 40;

    private const int HalfDigits = 20;

    private static readonly UInt128 HalfBase = UInt128.Parse("100000000000000000000", CultureInfo.InvariantCulture);

    /// <param name="high">The digits before the last 20.</param>
    /// <param name="low">The last 20 digits.</param>
    internal SequenceNumber(UInt128 high, UInt128 low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The digits before the last 20.</summary>
    internal UInt128 High { get; }

    /// <summary>The last 20 digits.</summary>
    internal UInt128 Low { get; }

    /// <summary>All 40 digits, so that text orders as the numbers do.</summary>
    public string Padded =>
        High.ToString("D20", CultureInfo.InvariantCulture) + Low.ToString("D20", CultureInfo.InvariantCulture);

    public static bool operator ==(SequenceNumber left, SequenceNumber right) => left.Equals(right);

    public static bool operator !=(SequenceNumber left, SequenceNumber right) => !left.Equals(right);

    public static bool operator <(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the number; throws when the text is none.</summary>
    public static SequenceNumber Parse(string text) => TryParse(text, out SequenceNumber number)
        ? number
        : throw new FormatException("A sequence number has 1 to 40 decimal digits and nothing else.");

    /// <summary>Reads a text of 1 to 40 decimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SequenceNumber number)
    {
        number = default;
        return text is { Length: > 0 and <= MaxDigits } && TryParse(Encoding.UTF8.GetBytes(text), out number);
    }

    /// <summary>Reads 1 to 40 decimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> digits, out SequenceNumber number)
    {
        number = default;
        if (digits.Length is 0 or > MaxDigits || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        int split = Math.Max(0, digits.Length - HalfDigits);
        number = new SequenceNumber(ValueOf(digits[..split]), ValueOf(digits[split..]));
        return true;
    }

    public int CompareTo(SequenceNumber other)
    {
        int order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    public bool Equals(SequenceNumber other) => High == other.High && Low == other.Low;

    public override bool Equals(object? obj) => obj is SequenceNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(High, Low);

    /// <summary>The number without leading zeros, as the service writes it.</summary>
    public override string ToString() => High == UInt128.Zero
        ? Low.ToString(CultureInfo.InvariantCulture)
        : High.ToString(CultureInfo.InvariantCulture) + Low.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>How far it is from a smaller number, in the same two halves.</summary>
    internal (UInt128 High, UInt128 Low) Minus(SequenceNumber smaller) => Low >= smaller.Low
        ? (High - smaller.High, Low - smaller.Low)
        : (High - smaller.High - 1, HalfBase + Low - smaller.Low);

    /// <summary>The number that is so far above this one.</summary>
    internal SequenceNumber Plus(UInt128 high, UInt128 low)
    {
        UInt128 sum = Low + low;
        return sum >= HalfBase
            ? new SequenceNumber(High + high + 1, sum - HalfBase)
            : new SequenceNumber(High + high, sum);
    }

    // 20 digits are more than a 64-bit number holds and far less than one of 128 bits.
    private static UInt128 ValueOf(ReadOnlySpan<byte> digits)
    {
        UInt128 value = UInt128.Zero;
        foreach (byte digit in digits)
        {
            value = (value * 10) + (UInt128)(digit - '0');
        }

        return value;
    }
}
