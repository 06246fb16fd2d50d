using System;
using System.Globalization;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Numbers, times and spans as they stand in messages: invariant, UTC, thousands separated.</summary>
internal static class Figures
{
    /// <summary>For example <c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>2026-11-20T12:00:00Z</c>, with milliseconds only where there are any.</summary>
    public static string Time(DateTime time) =>
        time.ToString(time.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Time(DateTime)"/>; a time that is not known is <c>unknown</c>.</summary>
    public static string Time(DateTime? time) => time is { } known ? Time(known) : "unknown";

    /// <summary>For example <c>1 h 5 min</c>, <c>5 min 3 s</c> or <c>12 s</c>.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalHours: >= 1 } => $"{(long)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } => $"{span.Minutes} min {span.Seconds} s",
        _ => $"{(long)span.TotalSeconds} s",
    };
}
