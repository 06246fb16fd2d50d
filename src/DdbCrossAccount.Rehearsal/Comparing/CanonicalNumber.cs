using System;
using System.Globalization;
using System.IO;

namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>
/// Writes a DynamoDB number so that all texts of one value (<c>1</c>, <c>1.0</c>, <c>10E-1</c>) become the same text.
/// Nothing is rounded.
/// </summary>
internal static class CanonicalNumber
{
    /// <summary>Sign, digits without zeros at either end, and the power of ten of the last digit; zero is <c>0</c>.</summary>
    public static string From(string text)
    {
        (string mantissa, int exponent) = SplitExponent(text);
        bool isNegative = mantissa.StartsWith('-');
        string unsigned = mantissa.TrimStart('+', '-');
        int point = unsigned.IndexOf('.', StringComparison.Ordinal);
        string digits = unsigned.Replace(".", string.Empty, StringComparison.Ordinal);
        RequireDigits(digits, text);
        exponent -= point < 0 ? 0 : unsigned.Length - point - 1;
        string significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        return significant.Length == 0
            ? "0"
            : string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{significant}E{exponent}");
    }

    private static (string Mantissa, int Exponent) SplitExponent(string text)
    {
        int mark = text.IndexOfAny(['e', 'E']);
        return mark < 0
            ? (text, 0)
            : (text[..mark], int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static void RequireDigits(string digits, string text)
    {
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new InvalidDataException($"A number of {text.Length} characters came back that is no decimal number.");
        }
    }
}
