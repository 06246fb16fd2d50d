using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>
/// The control row of one table while its parts are made or taken away: what is about to be made is written down before the
/// call that makes it, so that whoever is killed in between leaves nothing that the next run does not find.
/// </summary>
internal sealed class ControlJournal(LedgerAccess ledger, string ledgerArn, CdcControl control)
{
    /// <summary>The row as last written.</summary>
    public CdcControl Control { get; private set; } = control;

    /// <summary>True when an earlier run was about to make the part, and nobody knows whether it did.</summary>
    public bool IsPending(string kind, string id) => Find(kind, id) is { IsMade: false };

    /// <summary>True when the part stands in the inventory, made or about to be.</summary>
    public bool Knows(string kind, string id) => Find(kind, id) is not null;

    /// <summary>Makes a part that is not there yet, and writes down before that it may be there from now on.</summary>
    /// <param name="intent">What is about to be made; <see cref="CdcResource.IsMade"/> is false.</param>
    /// <param name="make">Makes it, or finds that an earlier run did, and tells what it is now known as.</param>
    /// <param name="token">Ends it.</param>
    public async Task MakeAsync(CdcResource intent, Func<CancellationToken, Task<CdcResource>> make, CancellationToken token)
    {
        if (Find(intent.Kind, intent.Id) is null)
        {
            await WriteAsync(now => now with { Made = [.. now.Made, intent] }, token).ConfigureAwait(false);
        }

        CdcResource made = await make(token).ConfigureAwait(false);
        await WriteAsync(now => now with { Made = Replaced(now.Made, intent, made with { IsMade = true }) }, token)
            .ConfigureAwait(false);
    }

    /// <summary>Takes a part off the inventory after it was removed.</summary>
    public Task ForgetAsync(CdcResource part, CancellationToken token) =>
        WriteAsync(now => now with { Made = [.. now.Made.Where(each => each.Kind != part.Kind || each.Id != part.Id)] }, token);

    /// <summary>Changes the row; what somebody else changed meanwhile is kept.</summary>
    public async Task WriteAsync(Func<CdcControl, CdcControl> change, CancellationToken token)
    {
        while (true)
        {
            CdcControl wanted = change(Control);
            CdcControl? written = await ledger.Rows.TryWriteControlAsync(wanted, token).ConfigureAwait(false);
            if (written is not null)
            {
                Control = written;
                return;
            }

            Control = await ReadAsync(token).ConfigureAwait(false);
        }
    }

    private async Task<CdcControl> ReadAsync(CancellationToken token)
    {
        ControlReading reading =
            await ledger.Rows.ReadControlAsync(Control.StreamArn, token).ConfigureAwait(false);
        return reading.Control ?? throw ErrorCatalogue.CdcNotFound(Control.StreamArn, ledgerArn);
    }

    private CdcResource? Find(string kind, string id) => Control.Made.FirstOrDefault(each => each.Kind == kind && each.Id == id);

    private static List<CdcResource> Replaced(IReadOnlyList<CdcResource> made, CdcResource intent, CdcResource result) =>
        [.. made.Where(each => each.Kind != intent.Kind || each.Id != intent.Id), result];
}
