using System;
using System.Globalization;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The form of figures in the table: numbers that are added up where they stand.</summary>
internal static class FiguresRow
{
    private const string MinuteFormat = "yyyyMMddHHmm";

    public static string EntryOf(DateTime minute) =>
        LedgerConstants.MinutePrefix + minute.ToUniversalTime().ToString(MinuteFormat, CultureInfo.InvariantCulture);

    public static LedgerRow Write(string scope, string entry, CdcFigures figures)
    {
        LedgerRow row = new LedgerRow(scope, entry)
            .Set("Batches", figures.Batches)
            .Set("Records", figures.Records)
            .Set("Puts", figures.Puts)
            .Set("Deletes", figures.Deletes)
            .Set("TimeToLiveDeletes", figures.TimeToLiveDeletes)
            .Set("Superseded", figures.Superseded)
            .Set("Skipped", figures.Skipped)
            .Set("Parked", figures.Parked)
            .Set("Repeated", figures.Repeated)
            .Set("NewestCreated", figures.NewestCreated)
            .Set("AppliedAt", figures.AppliedAt);
        for (int step = 0; step < LagHistogram.Steps; step++)
        {
            row.Set(LagName(step), figures.Lag.Counts[step] is > 0 and long count ? count : null);
        }

        return row;
    }

    public static CdcFigures Read(LedgerRow row) => new()
    {
        Batches = row.NumberOrNull("Batches") ?? 0,
        Records = row.NumberOrNull("Records") ?? 0,
        Puts = row.NumberOrNull("Puts") ?? 0,
        Deletes = row.NumberOrNull("Deletes") ?? 0,
        TimeToLiveDeletes = row.NumberOrNull("TimeToLiveDeletes") ?? 0,
        Superseded = row.NumberOrNull("Superseded") ?? 0,
        Skipped = row.NumberOrNull("Skipped") ?? 0,
        Parked = row.NumberOrNull("Parked") ?? 0,
        Repeated = row.NumberOrNull("Repeated") ?? 0,
        NewestCreated = row.TimeOrNull("NewestCreated"),
        AppliedAt = row.TimeOrNull("AppliedAt"),
        Lag = ReadLag(row),
        Minute = MinuteOf(row.Entry),
    };

    private static LagHistogram ReadLag(LedgerRow row)
    {
        var lag = new LagHistogram();
        for (int step = 0; step < LagHistogram.Steps; step++)
        {
            lag.AddToStep(step, row.NumberOrNull(LagName(step)) ?? 0);
        }

        return lag;
    }

    private static string LagName(int step) => string.Create(CultureInfo.InvariantCulture, $"Lag{step:D2}");

    private static DateTime? MinuteOf(string entry) =>
        entry.StartsWith(LedgerConstants.MinutePrefix, StringComparison.Ordinal)
            ? DateTime.ParseExact(
                entry[LedgerConstants.MinutePrefix.Length..],
                MinuteFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : null;
}
