using System;
using System.Globalization;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// Sequence numbers on the wire: 21 to 40 decimal digits, without a leading zero, to be compared as numbers. They do
/// not follow one another without gaps.
/// </summary>
internal static class SequenceNumber
{
    private const string Prefix = "47100";
    private const int DigitsOfCounter = 20;

    public static string Format(long sequence)
    {
        return Prefix + sequence.ToString("D20", CultureInfo.InvariantCulture);
    }

    public static bool TryParse(string text, out long sequence)
    {
        sequence = 0;
        return text.Length == Prefix.Length + DigitsOfCounter
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }
}
