using System;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>Matches <c>*</c> (any text, also none) and <c>?</c> (one character).</summary>
internal static class WildcardPattern
{
    // Code points that no text holds stand for the two characters where they are meant literally.
    private const char LiteralStar = '\uFDD0';
    private const char LiteralQuestionMark = '\uFDD1';

    /// <summary>A pattern that matches this value alone.</summary>
    public static string Escape(string value) => value.Replace('*', LiteralStar).Replace('?', LiteralQuestionMark);

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

    private static bool Same(char pattern, char value, bool ignoreCase)
    {
        return pattern == value
            || (ignoreCase && char.ToLowerInvariant(pattern) == char.ToLowerInvariant(value))
            || (pattern == LiteralStar && value == '*')
            || (pattern == LiteralQuestionMark && value == '?');
    }
}
