using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Turns change data capture off, several tables side by side; the position is kept.</summary>
/// <remarks>
/// When it returns, the mapping delivers nothing and the ledger lets nobody write. An invocation that had begun before may
/// still write until its deadline.
/// </remarks>
internal sealed class CdcDisabler(EngineContext context)
{
    private const string State = "The mapping may be on still.";
    private const int TablesAtOnce = 8;

    /// <summary>Turns each off; tells each as it is.</summary>
    public async Task DisableAsync(IReadOnlyList<DdbCdc> cdcs, CancellationToken token)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = TablesAtOnce, CancellationToken = token };
        await Parallel.ForEachAsync(
            cdcs,
            parallel,
            async (cdc, t) => await DisableOneAsync(cdc, t).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task DisableOneAsync(DdbCdc cdc, CancellationToken token)
    {
        try
        {
            context.Observer.Observe(new ResultProduced(await StopAsync(cdc, token).ConfigureAwait(false)));
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
        }
    }

    private async Task<DdbCdc> StopAsync(DdbCdc cdc, CancellationToken token)
    {
        CdcOpening opening = await CdcOpening.OpenAsync(context, cdc, State, token).ConfigureAwait(false);
        CdcControl control = await opening.FindControlAsync(token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.CdcNotFound(cdc.StreamArn, opening.Place.Arn);
        EventSourceMappingConfiguration? mapping = null;
        if (control.MappingId is { } id)
        {
            var wait = new PartWait(context, cdc.SourceTableName, State);
            mapping = await new MappingMaker(context, opening.Sessions.Function, wait, State)
                .SetAsync(id, isEnabled: false, settings: null, token).ConfigureAwait(false);
        }

        var journal = new ControlJournal(opening.Ledger, opening.Place.Arn, control);
        if (control.State != CdcState.Stopped)
        {
            await journal.WriteAsync(now => now with { State = CdcState.Stopped }, token).ConfigureAwait(false);
        }

        Warn(cdc, mapping);
        return CdcMapper.Map(
            journal.Control, opening.Place, mapping, FunctionFacts.Of(cdc), opening.Sessions, cdc.OwesCompare);
    }

    private void Warn(DdbCdc cdc, EventSourceMappingConfiguration? mapping)
    {
        string until = mapping?.LastModified is { } since
            ? $" before {Figures.Time(since.ToUniversalTime() + CdcConstants.StreamRetention - CdcConstants.WindowMargin)}"
            : string.Empty;
        context.Observer.Observe(new WarningRaised(
            $"Change data capture of table '{cdc.SourceTableName}' is off. Its position is kept, but its stream keeps records "
                + $"for {Figures.Duration(CdcConstants.StreamRetention)} only: turn it on again with Enable-DdbCdc{until}, or "
                + "changes are lost."));
    }
}
