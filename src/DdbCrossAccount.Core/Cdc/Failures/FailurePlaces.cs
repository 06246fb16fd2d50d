using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Finds in ledgers what tells of failures.</summary>
/// <param name="context">The clock, and chance for jitter.</param>
/// <param name="state">What was and was not done, for errors.</param>
internal sealed class FailurePlaces(EngineContext context, string state)
{
    /// <summary>The place of one stream. Throws when its ledger does not know it.</summary>
    public async Task<FailurePlace> OpenAsync(DdbCdc cdc, CancellationToken token)
    {
        CdcOpening opening = await CdcOpening.OpenAsync(context, cdc, state, token).ConfigureAwait(false);
        CdcControl control = await opening.FindControlAsync(token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.CdcNotFound(cdc.StreamArn, opening.Place.Arn);
        return new FailurePlace(
            opening.Place.Name, opening.Ledger.Rows, control, opening.Sessions.Source, opening.Sessions.Target);
    }

    /// <summary>The places of all streams of a ledger.</summary>
    /// <param name="target">The ledger's account.</param>
    /// <param name="source">The account of the streams; null when it was not given.</param>
    /// <param name="ledgerTableName">Null for the name that ledgers have.</param>
    /// <param name="token">Ends it.</param>
    public async Task<IReadOnlyList<FailurePlace>> OpenAllAsync(
        DdbAccount target, DdbAccount? source, string? ledgerTableName, CancellationToken token)
    {
        var accounts = new AccountSessions(context);
        AccountSession owner = await accounts.OpenAsync(target, token).ConfigureAwait(false);
        AccountSession? other = source is null ? null : await accounts.OpenAsync(source, token).ConfigureAwait(false);
        LedgerPlace place = LedgerPlace.In(owner, ledgerTableName);
        var ledger = new LedgerAccess(context, owner, place, state);
        if (!await ledger.IsThereAsync(token).ConfigureAwait(false))
        {
            throw ErrorCatalogue.LedgerNotFound(place.Arn, isTable: false);
        }

        IReadOnlyList<CdcControl> controls = await ledger.Rows.ReadControlsAsync(token).ConfigureAwait(false);
        return [.. controls.Select(control => new FailurePlace(place.Name, ledger.Rows, control, other, owner))];
    }
}
