using System;
using System.Globalization;
using System.Net;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What each operator compares. A value that cannot be read as the operator's type does not match.</summary>
internal static class ConditionOperators
{
    private const NumberStyles Number = NumberStyles.Float;
    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The operator is met when no value matches, and when the key is absent.</summary>
    public static bool IsNegated(this ConditionOperator comparison) => comparison
        is ConditionOperator.StringNotEquals or ConditionOperator.StringNotEqualsIgnoreCase
        or ConditionOperator.StringNotLike or ConditionOperator.NumericNotEquals or ConditionOperator.DateNotEquals
        or ConditionOperator.NotIpAddress or ConditionOperator.ArnNotEquals or ConditionOperator.ArnNotLike;

    /// <summary>What it compares with may hold wildcards.</summary>
    public static bool TakesPatterns(this ConditionOperator comparison) => comparison
        is ConditionOperator.StringLike or ConditionOperator.StringNotLike
        or ConditionOperator.ArnEquals or ConditionOperator.ArnNotEquals or ConditionOperator.ArnLike or ConditionOperator.ArnNotLike;

    /// <summary>Compares one value with one value; the result of a negated operator is that of its positive form.</summary>
    public static bool Compare(this ConditionOperator comparison, string actual, string expected) => comparison switch
    {
        ConditionOperator.StringEquals or ConditionOperator.StringNotEquals or ConditionOperator.BinaryEquals => actual == expected,
        ConditionOperator.StringEqualsIgnoreCase or ConditionOperator.StringNotEqualsIgnoreCase or ConditionOperator.Bool =>
            actual.Equals(expected, StringComparison.OrdinalIgnoreCase),
        ConditionOperator.StringLike or ConditionOperator.StringNotLike => WildcardPattern.Matches(expected, actual),
        ConditionOperator.ArnEquals or ConditionOperator.ArnNotEquals
            or ConditionOperator.ArnLike or ConditionOperator.ArnNotLike => IsArnLike(actual, expected),
        ConditionOperator.IpAddress or ConditionOperator.NotIpAddress => IsInNetwork(actual, expected),
        >= ConditionOperator.NumericEquals and <= ConditionOperator.NumericGreaterThanEquals =>
            CompareNumbers(comparison, actual, expected),
        >= ConditionOperator.DateEquals and <= ConditionOperator.DateGreaterThanEquals =>
            CompareDates(comparison, actual, expected),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison of two values."),
    };

    // A wildcard of an ARN pattern does not reach beyond its own part; the last part may hold colons.
    private static bool IsArnLike(string actual, string expected)
    {
        string[] actualParts = actual.Split(':', 6);
        string[] expectedParts = expected.Split(':', 6);
        if (actualParts.Length != 6 || expectedParts.Length != 6)
        {
            return expected == "*";
        }

        for (int i = 0; i < 6; i++)
        {
            if (!WildcardPattern.Matches(expectedParts[i], actualParts[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInNetwork(string actual, string expected)
    {
        string network = expected.Contains('/') ? expected : expected.Contains(':') ? expected + "/128" : expected + "/32";
        return IPAddress.TryParse(actual, out IPAddress? address)
            && IPNetwork.TryParse(network, out IPNetwork parsed) && parsed.Contains(address);
    }

    private static bool CompareNumbers(ConditionOperator comparison, string actual, string expected)
    {
        return decimal.TryParse(actual, Number, CultureInfo.InvariantCulture, out decimal left)
            && decimal.TryParse(expected, Number, CultureInfo.InvariantCulture, out decimal right)
            && IsMet(comparison - ConditionOperator.NumericEquals, left.CompareTo(right));
    }

    private static bool CompareDates(ConditionOperator comparison, string actual, string expected)
    {
        return TryReadDate(actual, out DateTimeOffset left) && TryReadDate(expected, out DateTimeOffset right)
            && IsMet(comparison - ConditionOperator.DateEquals, left.CompareTo(right));
    }

    private static bool TryReadDate(string text, out DateTimeOffset date)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && text.Length > 4)
        {
            date = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out date);
    }

    // Numbers and dates have their operators in the same order.
    private static bool IsMet(int operatorIndex, int order) => operatorIndex switch
    {
        0 or 1 => order == 0,
        2 => order < 0,
        3 => order <= 0,
        4 => order > 0,
        _ => order >= 0,
    };
}
