using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Removing;

/// <summary>Takes away what <see cref="CdcEnabler"/> made of change data capture, by the inventory, and nothing else.</summary>
/// <remarks>
/// Each part leaves the inventory after it is gone, and the control row goes last but the ledger: a run that was killed
/// anywhere is finished by the same command.
/// </remarks>
internal sealed class CdcRemover(EngineContext context)
{
    private const string State = "What was removed so far is off the ledger's inventory; the rest is there still.";
    private const int TablesAtOnce = 8;

    /// <summary>Removes each.</summary>
    /// <param name="cdcs">What to remove.</param>
    /// <param name="options">How.</param>
    /// <param name="token">Ends it.</param>
    public async Task RemoveAsync(IReadOnlyList<DdbCdc> cdcs, CdcRemoveOptions options, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = TablesAtOnce, CancellationToken = token };
        await Parallel.ForEachAsync(
            cdcs,
            parallel,
            async (cdc, t) => await RemoveOneAsync(cdc, options, t).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task RemoveOneAsync(DdbCdc cdc, CdcRemoveOptions options, CancellationToken token)
    {
        try
        {
            CdcOpening opening = await CdcOpening.OpenAsync(context, cdc, State, token).ConfigureAwait(false);
            if (await opening.FindControlAsync(token).ConfigureAwait(false) is { } control)
            {
                await DemandDrainedAsync(opening, control, options.IsForced, token).ConfigureAwait(false);
                await RemovePartsAsync(opening, control, token).ConfigureAwait(false);
            }

            await RemoveLedgerAsync(opening, token).ConfigureAwait(false);
            if (options.IsPassedThru)
            {
                context.Observer.Observe(new ResultProduced(CdcMapper.Removed(cdc, opening.Sessions)));
            }
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
        }
    }

    private static async Task DemandDrainedAsync(
        CdcOpening opening, CdcControl control, bool isForced, CancellationToken token)
    {
        if (isForced)
        {
            return;
        }

        Ledger rows = opening.Ledger.Rows;
        bool isSettled = opening.Cdc.IsDrained == true
            && (await rows.ReadParkedAsync(control.Scope, token).ConfigureAwait(false)).Count == 0
            && (await rows.ReadDoubtsAsync(control.Scope, token).ConfigureAwait(false)).Count == 0;
        if (!isSettled)
        {
            throw ErrorCatalogue.CdcNotDrained(control.StreamArn, control.TargetTableArn);
        }
    }

    private async Task RemovePartsAsync(CdcOpening opening, CdcControl control, CancellationToken token)
    {
        var journal = new ControlJournal(opening.Ledger, opening.Place.Arn, control);
        if (control.State != CdcState.Stopped)
        {
            await journal.WriteAsync(now => now with { State = CdcState.Stopped, Epoch = now.Epoch + 1 }, token)
                .ConfigureAwait(false);
        }

        IReadOnlyList<CdcControl> others = await OthersAsync(opening, token).ConfigureAwait(false);
        var wait = new PartWait(context, opening.Cdc.SourceTableName, State);
        var remover = new PartRemover(context, opening, wait, State);
        foreach (CdcResource part in Order(control.Made))
        {
            await remover.RemoveAsync(part, journal.Control, others, token).ConfigureAwait(false);
            await journal.ForgetAsync(part, token).ConfigureAwait(false);
        }

        TellRemainder(control);
        await RemoveRowsAsync(opening, journal, token).ConfigureAwait(false);
    }

    // The mapping first, so that nothing is delivered any more; the ledger goes last of all, and is not a part of one table.
    private static IEnumerable<CdcResource> Order(IReadOnlyList<CdcResource> made) => made
        .Where(part => part.Kind != CdcResourceKind.Ledger)
        .OrderBy(part => part.Kind switch
        {
            CdcResourceKind.Mapping => 0,
            CdcResourceKind.Policy => 1,
            CdcResourceKind.Queue => 2,
            _ => 3,
        });

    private static async Task RemoveRowsAsync(CdcOpening opening, ControlJournal journal, CancellationToken token)
    {
        Ledger rows = opening.Ledger.Rows;
        CdcControl control = journal.Control;
        await rows.RemoveRunAsync(control.Scope, token).ConfigureAwait(false);
        await rows.TryReleaseTargetAsync(control.TargetTableArn, control.StreamArn, token).ConfigureAwait(false);
        while (!await rows.TryRemoveControlAsync(control, token).ConfigureAwait(false))
        {
            if ((await rows.ReadControlAsync(control.StreamArn, token).ConfigureAwait(false)).Control is not { } newer)
            {
                return;
            }

            control = newer;
        }
    }

    private async Task RemoveLedgerAsync(CdcOpening opening, CancellationToken token)
    {
        if (!await opening.Ledger.IsThereAsync(token).ConfigureAwait(false))
        {
            return;
        }

        IReadOnlyList<CdcControl> others = await OthersAsync(opening, token).ConfigureAwait(false);
        if (others.Count == 0)
        {
            context.Observer.Observe(new PhaseEntered($"Removing ledger '{opening.Place.Arn}', which nobody uses any more."));
            await opening.Ledger.DeleteAsync(token).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<CdcControl>> OthersAsync(CdcOpening opening, CancellationToken token) =>
    [
        .. (await opening.Ledger.Rows.ReadControlsAsync(token).ConfigureAwait(false))
            .Where(other => other.StreamArn != opening.Cdc.StreamArn),
    ];

    private void TellRemainder(CdcControl control)
    {
        foreach (string text in Remainder.Of(control))
        {
            context.Observer.Observe(new WarningRaised(text));
        }
    }
}
