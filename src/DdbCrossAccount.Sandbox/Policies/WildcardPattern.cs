using System;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>Matches <c>*</c> (any text, also none) and <c>?</c> (one character).</summary>
internal static class WildcardPattern
{
    /// <summary>Whether the whole value matches; takes no more than pattern times value steps.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value, bool ignoreCase = false)
    {
        int p = 0;
        int v = 0;
        int star = -1;
        int resume = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = v;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], value[v], ignoreCase)))
            {
                p++;
                v++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                v = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    private static bool Same(char left, char right, bool ignoreCase)
    {
        return left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
    }
}
