using System;
using System.Globalization;

namespace DdbCrossAccount.Module.Output;

/// <summary>Writes numbers for people, the same on every machine.</summary>
internal static class Quantity
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>With thousands separated: <c>12,400</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>In the largest unit of 1,000 that leaves a whole: <c>1.2 GB</c>.</summary>
    public static string Bytes(long bytes)
    {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < Units.Length - 1)
        {
            amount /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{amount:0.#} {Units[unit]}");
    }

    /// <summary>Hours, minutes, seconds: <c>1:02:03</c>.</summary>
    public static string Duration(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}");

    /// <summary>UTC, whole seconds: <c>2026-01-31 12:00:00Z</c>.</summary>
    public static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
