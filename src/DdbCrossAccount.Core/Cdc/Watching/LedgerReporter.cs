using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Reads what the ledger tells of one stream.</summary>
internal sealed class LedgerReporter(Ledger ledger, LedgerPlace place)
{
    // Long enough for some hundred batches, short enough that the backlog of the beginning is not in it for hours.
    private static readonly TimeSpan RecentSpan = TimeSpan.FromMinutes(15);

    /// <summary>The control row.</summary>
    public async Task<ControlReading> ReadControlAsync(string streamArn, CancellationToken token)
    {
        ControlReading reading = await ledger.ReadControlAsync(streamArn, token).ConfigureAwait(false);
        return reading.Control is null ? throw ErrorCatalogue.CdcNotFound(streamArn, place.Arn) : reading;
    }

    /// <summary>
    /// Reads all of it. Doubts are written before the receipts that leave them, so receipts are read first, by whoever
    /// needs both.
    /// </summary>
    public async Task<LedgerReport> ReadAsync(string streamArn, CancellationToken token)
    {
        ControlReading control = await ReadControlAsync(streamArn, token).ConfigureAwait(false);
        string scope = control.Control!.Scope;
        CdcFigures figures = await ledger.ReadFiguresAsync(scope, token).ConfigureAwait(false);
        IReadOnlyList<BatchIntent> intents = await ledger.ReadIntentsAsync(scope, token).ConfigureAwait(false);
        IReadOnlyList<DoubtfulKey> doubts = await ledger.ReadDoubtsAsync(scope, token).ConfigureAwait(false);
        IReadOnlyList<ParkedKey> parked = await ledger.ReadParkedAsync(scope, token).ConfigureAwait(false);
        BrokenWindow? window = await ledger.ReadBrokenWindowAsync(scope, token).ConfigureAwait(false);
        return new LedgerReport(
            control.Control,
            control.ServiceTime?.UtcDateTime,
            figures,
            await ReadRecentLagAsync(scope, figures, token).ConfigureAwait(false),
            parked.Count,
            doubts.Count,
            intents,
            window);
    }

    private async Task<LagHistogram> ReadRecentLagAsync(string scope, CdcFigures figures, CancellationToken token)
    {
        var lag = new LagHistogram();
        if (figures.AppliedAt is { } last)
        {
            foreach (CdcFigures minute in await ledger.ReadMinutesAsync(scope, last - RecentSpan, token).ConfigureAwait(false))
            {
                lag.Merge(minute.Lag);
            }
        }

        return lag;
    }
}
