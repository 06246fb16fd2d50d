using System;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Times as the SDK hands them over, made UTC whatever kind they bear.</summary>
internal static class UtcTime
{
    /// <summary>The same instant in UTC; null stays null.</summary>
    public static DateTime? From(DateTime? time) => time is { } known ? From(known) : null;

    /// <summary>The same instant in UTC; a time without a kind is taken as UTC.</summary>
    public static DateTime From(DateTime time) => time.Kind switch
    {
        DateTimeKind.Local => time.ToUniversalTime(),
        DateTimeKind.Unspecified => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        _ => time,
    };
}
