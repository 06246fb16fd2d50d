using System;
using System.Globalization;
using DdbCrossAccount.Rehearsal.Comparing;

namespace DdbCrossAccount.Rehearsal.Steps;

/// <summary>Writes measured values for people, the same in every culture. What is not known is written so.</summary>
internal static class MeasureText
{
    private const string Unknown = "unknown";

    private static readonly string[] Units = ["bytes", "KB", "MB", "GB"];

    public static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Items(long? items) => $"{Count(items)} {(items == 1 ? "item" : "items")}";

    public static string Files(long? files) => $"{Count(files)} {(files == 1 ? "file" : "files")}";

    public static string Differences(ComparisonResult result) =>
        $"{Count(result.Missing)} missing, {Count(result.Extra)} extra, {Count(result.Different)} different";

    /// <summary>Powers of 1,024, one decimal from KB on.</summary>
    public static string Bytes(long? bytes)
    {
        if (bytes is not long known)
        {
            return $"{Unknown} bytes";
        }

        double value = known;
        int unit = 0;
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "N0" : "N1", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    public static string Rate(long items, TimeSpan elapsed) => elapsed < TimeSpan.FromMilliseconds(100)
        ? "rate unknown"
        : string.Create(CultureInfo.InvariantCulture, $"{items / elapsed.TotalSeconds:N0} items/s");

    public static string Milliseconds(TimeSpan? span) => span is { } known
        ? known.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture) + " ms"
        : $"{Unknown} ms";

    public static string Seconds(TimeSpan span) =>
        span.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture) + " s";
}
