using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Figures for display, and the mark of a broken window.</summary>
internal sealed partial class Ledger
{
    /// <summary>The figures of all time.</summary>
    public async Task<CdcFigures> ReadFiguresAsync(string scope, CancellationToken token)
    {
        LedgerReading reading = await store
            .ReadAsync(scope, LedgerConstants.FiguresEntry, token).ConfigureAwait(false);
        return reading.Row is { } row ? FiguresRow.Read(row) : new CdcFigures();
    }

    /// <summary>The figures of each minute from one on, of the last three days.</summary>
    public async Task<IReadOnlyList<CdcFigures>> ReadMinutesAsync(string scope, DateTime from, CancellationToken token)
    {
        List<CdcFigures> minutes = [];
        string last = LedgerConstants.MinutePrefix + End;
        await foreach (LedgerRow row in store.QueryAsync(scope, FiguresRow.EntryOf(from), last, null, token).ConfigureAwait(false))
        {
            minutes.Add(FiguresRow.Read(row));
        }

        return minutes;
    }

    /// <summary>
    /// Adds the figures of a batch to those of all time and of the minute of <see cref="CdcFigures.AppliedAt"/>.
    /// </summary>
    public Task AddFiguresAsync(string scope, CdcFigures figures, CancellationToken token)
    {
        DateTime applied = figures.AppliedAt
            ?? throw new ArgumentException("Figures to be added tell when they were applied.", nameof(figures));
        LedgerRow minute = FiguresRow.Write(scope, FiguresRow.EntryOf(applied), figures)
            .ExpireAt(applied + LedgerConstants.Retention);
        return Task.WhenAll(
            store.AddAsync(FiguresRow.Write(scope, LedgerConstants.FiguresEntry, figures), token),
            store.AddAsync(minute, token));
    }

    /// <summary>The mark; null while no loss can be shown.</summary>
    public async Task<BrokenWindow?> ReadBrokenWindowAsync(string scope, CancellationToken token)
    {
        LedgerReading reading = await store
            .ReadAsync(scope, LedgerConstants.WindowEntry, token).ConfigureAwait(false);
        return reading.Row is { } row
            ? new BrokenWindow(row.Text("Cause"), row.TextOrNull(KeyRows.Number), row.Time("MarkedAt"))
            : null;
    }

    /// <summary>Marks that no loss can no longer be shown. The first mark stays.</summary>
    public Task MarkBrokenWindowAsync(string scope, BrokenWindow window, CancellationToken token) => store.TryWriteAsync(
        new LedgerRow(scope, LedgerConstants.WindowEntry)
            .Set("Cause", window.Cause)
            .Set(KeyRows.Number, window.SequenceNumber)
            .Set("MarkedAt", window.MarkedAt),
        LedgerCondition.NoRow,
        token);
}
