using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Reads change data capture as it is now. Nothing is changed.</summary>
internal sealed class CdcReader(EngineContext context)
{
    private const string State = "Nothing was changed.";

    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads it again.</summary>
    public async Task<DdbCdc> ReadAsync(DdbCdc cdc, CancellationToken token)
    {
        using ICdcWatch watch = await OpenAsync(cdc, excusesTtlDeletes: false, keepsProof: false, token).ConfigureAwait(false);
        return CdcStateMapper.Map(cdc, await watch.ReadAsync(token).ConfigureAwait(false), watch.Place);
    }

    /// <summary>Reads those of a ledger: of one source table (name or ARN), or all.</summary>
    public async IAsyncEnumerable<DdbCdc> ListAsync(
        CdcFilter filter,
        [EnumeratorCancellation] CancellationToken token)
    {
        AccountSession source = await _sessions.OpenAsync(filter.Source, token).ConfigureAwait(false);
        AccountSession target = await _sessions.OpenAsync(filter.Target, token).ConfigureAwait(false);
        LedgerPlace place = LedgerPlace.In(target, filter.LedgerTableName);
        string? tableArn = filter.SourceTableName is { } name ? TableReference.Resolve(source, name).ToArn(source) : null;
        IReadOnlyList<CdcControl> controls = await ReadControlsAsync(target, place, token).ConfigureAwait(false);
        CdcControl[] wanted = [.. controls.Where(control => IsWanted(control, tableArn, source))];
        if (wanted.Length == 0 && tableArn is not null)
        {
            throw ErrorCatalogue.CdcNotFound(tableArn, place.Arn);
        }

        foreach (CdcControl control in wanted)
        {
            yield return await ReadAsync(Named(control, place, filter), token).ConfigureAwait(false);
        }
    }

    /// <summary>Opens it for looking; nothing of it is read yet.</summary>
    internal async Task<ICdcWatch> OpenAsync(DdbCdc cdc, bool excusesTtlDeletes, bool keepsProof, CancellationToken token)
    {
        CdcOpening opening = await CdcOpening.OpenAsync(context, cdc, State, token).ConfigureAwait(false);
        DemandAccount(cdc.SourceTableArn, opening.Sessions.Source);
        DemandAccount(cdc.TargetTableArn, opening.Sessions.Target);
        return new CdcWatch(context, opening) { ExcusesTtlDeletes = excusesTtlDeletes, KeepsProof = keepsProof };
    }

    private static void DemandAccount(string tableArn, AccountSession session)
    {
        if (TableArn.Parse(tableArn) is not { } arn || arn.AccountId != session.AccountId || arn.Region != session.Region)
        {
            throw ErrorCatalogue.TableOfOtherAccount(tableArn, session.AccountId, session.Region);
        }
    }

    private async Task<IReadOnlyList<CdcControl>> ReadControlsAsync(
        AccountSession target, LedgerPlace place, CancellationToken token)
    {
        LedgerTableState state = await ReadStateAsync(target, place, token).ConfigureAwait(false);
        return state switch
        {
            LedgerTableState.Missing => throw ErrorCatalogue.LedgerNotFound(place.Arn, isTable: false),
            LedgerTableState.OtherTable or LedgerTableState.OtherFormat =>
                throw ErrorCatalogue.LedgerNotFound(place.Arn, isTable: true),
            _ => await new Ledger(DynamoLedgerStore.Of(target, place.Name, context, State))
                .ReadControlsAsync(token)
                .ConfigureAwait(false),
        };
    }

    private async Task<LedgerTableState> ReadStateAsync(AccountSession target, LedgerPlace place, CancellationToken token)
    {
        try
        {
            return await new LedgerTable(target.DynamoDb, context, place.Name).ReadStateAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, target.Call("dynamodb", "DescribeTable", place.Arn, State));
        }
    }

    // A ledger may serve several sources; those of other accounts cannot be read with this one.
    private static bool IsWanted(CdcControl control, string? tableArn, AccountSession source) => tableArn is null
        ? TableArn.Parse(control.SourceTableArn) is { } arn && arn.AccountId == source.AccountId && arn.Region == source.Region
        : control.SourceTableArn == tableArn;

    private static DdbCdc Named(CdcControl control, LedgerPlace place, CdcFilter filter) => new()
    {
        StreamArn = control.StreamArn,
        SourceTableArn = control.SourceTableArn,
        TargetTableArn = control.TargetTableArn,
        FunctionAccount = control.FunctionAccount.ToString(),
        LedgerTableName = place.Name,
        Source = filter.Source,
        Target = filter.Target,
    };
}
