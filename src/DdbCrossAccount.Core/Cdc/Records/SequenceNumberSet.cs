using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>Sequence numbers in ascending order, none of them twice; unchangeable.</summary>
/// <remarks>
/// Coded as bytes it takes, after some 20 for the first, two or three for each number of a busy shard: a number is
/// stored as its distance from the one before. It begins with a byte that names the form.
/// </remarks>
internal sealed class SequenceNumberSet : IReadOnlyList<SequenceNumber>
{
    private const byte Form = 1;
    private const int BitsOfGroup = 7;
    private const byte MoreGroups = 0x80;
    private const byte GroupMask = 0x7F;

    private readonly SequenceNumber[] _numbers;

    private SequenceNumberSet(SequenceNumber[] numbers) => _numbers = numbers;

    /// <summary>The set without a number.</summary>
    public static SequenceNumberSet Empty { get; } = new([]);

    public int Count => _numbers.Length;

    public bool IsEmpty => _numbers.Length == 0;

    /// <summary>The smallest number; the set must not be empty.</summary>
    public SequenceNumber First => _numbers[0];

    /// <summary>The largest number; the set must not be empty.</summary>
    public SequenceNumber Last => _numbers[^1];

    public SequenceNumber this[int index] => _numbers[index];

    /// <summary>The set of these numbers, in whatever order and however often they come.</summary>
    public static SequenceNumberSet Of(IEnumerable<SequenceNumber> numbers)
    {
        SequenceNumber[] sorted = [.. numbers];
        Array.Sort(sorted);
        int count = 0;
        foreach (SequenceNumber number in sorted)
        {
            if (count == 0 || number != sorted[count - 1])
            {
                sorted[count++] = number;
            }
        }

        return count == 0 ? Empty : new SequenceNumberSet(sorted[..count]);
    }

    /// <summary>
    /// Reads what <see cref="Encode"/> wrote; throws <see cref="InvalidDataException"/> for anything else.
    /// </summary>
    public static SequenceNumberSet Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Form)
        {
            throw new InvalidDataException("The bytes are no set of sequence numbers, or of a newer form.");
        }

        bytes = bytes[1..];
        List<SequenceNumber> numbers = [];
        var last = default(SequenceNumber);
        while (!bytes.IsEmpty)
        {
            // The lowest bit tells whether a high half follows.
            UInt128 low = ReadGroups(ref bytes);
            UInt128 high = (low & 1) == 1 ? ReadGroups(ref bytes) : UInt128.Zero;
            last = last.Plus(high, low >> 1);
            numbers.Add(last);
        }

        return new SequenceNumberSet([.. numbers]);
    }

    /// <summary>The set as bytes.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream(32 + (_numbers.Length * 3));
        bytes.WriteByte(Form);
        var last = default(SequenceNumber);
        foreach (SequenceNumber number in _numbers)
        {
            (UInt128 high, UInt128 low) = number.Minus(last);
            bool hasHigh = high > UInt128.Zero;
            WriteGroups(bytes, (low << 1) | (hasHigh ? UInt128.One : UInt128.Zero));
            if (hasHigh)
            {
                WriteGroups(bytes, high);
            }

            last = number;
        }

        return bytes.ToArray();
    }

    public bool Contains(SequenceNumber number) => Array.BinarySearch(_numbers, number) >= 0;

    /// <summary>True when a number is in both.</summary>
    public bool Intersects(SequenceNumberSet other)
    {
        int mine = 0;
        int theirs = 0;
        while (mine < Count && theirs < other.Count)
        {
            int order = _numbers[mine].CompareTo(other[theirs]);
            if (order == 0)
            {
                return true;
            }

            _ = order < 0 ? mine++ : theirs++;
        }

        return false;
    }

    /// <summary>The numbers of this set that are not in the other.</summary>
    public SequenceNumberSet Except(SequenceNumberSet other)
    {
        SequenceNumber[] left = [.. _numbers.Where(number => !other.Contains(number))];
        return left.Length == 0 ? Empty : new SequenceNumberSet(left);
    }

    /// <summary>The numbers of both.</summary>
    public SequenceNumberSet Union(SequenceNumberSet other) => Of(_numbers.Concat(other._numbers));

    public IEnumerator<SequenceNumber> GetEnumerator() => ((IEnumerable<SequenceNumber>)_numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void WriteGroups(MemoryStream bytes, UInt128 value)
    {
        while (value > GroupMask)
        {
            bytes.WriteByte((byte)((byte)(value & GroupMask) | MoreGroups));
            value >>= BitsOfGroup;
        }

        bytes.WriteByte((byte)value);
    }

    private static UInt128 ReadGroups(ref ReadOnlySpan<byte> bytes)
    {
        UInt128 value = UInt128.Zero;
        for (int shift = 0; shift < 128; shift += BitsOfGroup)
        {
            if (bytes.IsEmpty)
            {
                break;
            }

            byte group = bytes[0];
            bytes = bytes[1..];
            value |= (UInt128)(byte)(group & GroupMask) << shift;
            if ((group & MoreGroups) == 0)
            {
                return value;
            }
        }

        throw new InvalidDataException("A set of sequence numbers is cut short or too long.");
    }
}
