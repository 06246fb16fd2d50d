using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>The arithmetic of snapshot times. AWS takes whole seconds.</summary>
internal static class ExportWindow
{
    /// <summary>
    /// The earliest snapshot that a stream, first seen ENABLED at the given service time, provably reaches back to.
    /// </summary>
    public static DateTime EarliestSnapshot(DateTime streamEnabled) =>
        Ceiling(streamEnabled) + ExportConstants.SnapshotMargin;

    /// <summary>The newest snapshot that can be asked for; null while there is none.</summary>
    /// <param name="earliest">AWS's earliest restorable time.</param>
    /// <param name="latest">AWS's latest restorable time.</param>
    public static DateTime? NewestSnapshot(DateTime? earliest, DateTime? latest)
    {
        if (latest is not { } newest)
        {
            return null;
        }

        DateTime snapshot = Floor(newest);
        return earliest is { } oldest && snapshot < oldest ? null : snapshot;
    }

    /// <summary>True when an incremental window has a length that AWS takes.</summary>
    public static bool IsWindowLengthValid(DateTime from, DateTime to) =>
        to - from >= ExportConstants.ShortestWindow && to - from <= ExportConstants.LongestWindow;

    /// <summary>Cuts to the whole second at or before.</summary>
    public static DateTime Floor(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>Raises to the whole second at or after.</summary>
    public static DateTime Ceiling(DateTime time)
    {
        DateTime floor = Floor(time);
        return floor == time ? floor : floor.AddSeconds(1);
    }
}
