using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>The words of the sandbox's JSON, which begin small, and those of scripts, which begin with a capital.</summary>
internal static class SandboxWord
{
    /// <summary>For example <c>dropAnswer</c> of <c>DropAnswer</c>.</summary>
    public static string? ToJson(string? word) =>
        string.IsNullOrEmpty(word) ? word : char.ToLowerInvariant(word[0]) + word[1..];

    /// <summary>For example <c>DropAnswer</c> of <c>dropAnswer</c>.</summary>
    public static string? ToScript(string? word) =>
        string.IsNullOrEmpty(word) ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Several names in one text; null when there are none.</summary>
    public static string? Join(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join(',', names);

    /// <summary>The names in such a text.</summary>
    public static string[] Split(string? names) =>
        names is null ? [] : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
