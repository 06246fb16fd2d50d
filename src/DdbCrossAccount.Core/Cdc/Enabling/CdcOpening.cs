using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Opens the accounts and the ledger of change data capture that was made before.</summary>
internal sealed class CdcOpening
{
    private CdcOpening(DdbCdc cdc, CdcSessions sessions, LedgerPlace place, LedgerAccess ledger)
    {
        Cdc = cdc;
        Sessions = sessions;
        Place = place;
        Ledger = ledger;
    }

    /// <summary>As it was given.</summary>
    public DdbCdc Cdc { get; }

    /// <summary>Its accounts.</summary>
    public CdcSessions Sessions { get; }

    /// <summary>Which table its ledger is.</summary>
    public LedgerPlace Place { get; }

    /// <summary>Its ledger.</summary>
    public LedgerAccess Ledger { get; }

    /// <summary>Connects where that is needed; reads nothing of it yet.</summary>
    /// <param name="context">The clock, and chance for jitter.</param>
    /// <param name="cdc">The object.</param>
    /// <param name="state">What was and was not done, for errors.</param>
    /// <param name="token">Ends it.</param>
    public static async Task<CdcOpening> OpenAsync(EngineContext context, DdbCdc cdc, string state, CancellationToken token)
    {
        var accounts = new AccountSessions(context);
        AccountSession source = await accounts
            .OpenAsync(cdc.Source ?? throw ErrorCatalogue.CdcWithoutAccount(cdc.StreamArn, nameof(cdc.Source)), token)
            .ConfigureAwait(false);
        AccountSession target = await accounts
            .OpenAsync(cdc.Target ?? throw ErrorCatalogue.CdcWithoutAccount(cdc.StreamArn, nameof(cdc.Target)), token)
            .ConfigureAwait(false);
        bool isFunctionInTarget = string.Equals(
            cdc.FunctionAccount, nameof(CdcFunctionAccount.Target), StringComparison.OrdinalIgnoreCase);
        LedgerPlace place = LedgerPlace.In(target, cdc.LedgerTableName.Length > 0 ? cdc.LedgerTableName : null);
        return new CdcOpening(
            cdc,
            new CdcSessions(source, target, isFunctionInTarget),
            place,
            new LedgerAccess(context, target, place, state));
    }

    /// <summary>The control row; null when the ledger, or the row in it, is not there.</summary>
    public async Task<CdcControl?> FindControlAsync(CancellationToken token) =>
        await Ledger.IsThereAsync(token).ConfigureAwait(false)
            ? (await Ledger.Rows.ReadControlAsync(Cdc.StreamArn, token).ConfigureAwait(false)).Control
            : null;
}
