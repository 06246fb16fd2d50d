using System;
using System.Collections.Generic;
using System.Text;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>
/// Puts values of the request in the place of <c>${aws:username}</c> and the like, with <c>${key, 'default'}</c> where there
/// is none; <c>${*}</c>, <c>${?}</c> and <c>${$}</c> stand for these characters themselves.
/// </summary>
internal static class PolicyVariables
{
    private const string Start = "${";

    /// <summary>A pattern for <see cref="WildcardPattern"/>, or null when a variable has no value.</summary>
    public static string? Pattern(string text, bool hasVariables, PolicyRequest request)
    {
        return hasVariables && text.Contains(Start, StringComparison.Ordinal) ? Resolve(text, request, isPattern: true) : text;
    }

    /// <summary>The text itself, or null when a variable has no value.</summary>
    public static string? Text(string text, bool hasVariables, PolicyRequest request)
    {
        return hasVariables && text.Contains(Start, StringComparison.Ordinal) ? Resolve(text, request, isPattern: false) : text;
    }

    private static string? Resolve(string text, PolicyRequest request, bool isPattern)
    {
        var resolved = new StringBuilder();
        int position = 0;
        while (position < text.Length)
        {
            int start = text.IndexOf(Start, position, StringComparison.Ordinal);
            int end = start < 0 ? -1 : text.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }

            if (ValueOf(text[(start + Start.Length)..end], request) is not string value)
            {
                return null;
            }

            resolved.Append(text, position, start - position).Append(isPattern ? WildcardPattern.Escape(value) : value);
            position = end + 1;
        }

        return resolved.Append(text, position, text.Length - position).ToString();
    }

    // A key with several values has no one value.
    private static string? ValueOf(string variable, PolicyRequest request)
    {
        if (variable is "*" or "?" or "$")
        {
            return variable;
        }

        string[] parts = variable.Split(',', 2);
        IReadOnlyList<string>? values = request.Values(parts[0].Trim());
        return values is [string value] ? value
            : values is null && parts.Length == 2 ? parts[1].Trim().Trim('\'')
            : null;
    }
}
