using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The ledger as the operator's own session sees it, with refusals told in our errors.</summary>
internal sealed class LedgerAccess
{
    private readonly AccountSession _target;
    private readonly LedgerPlace _place;
    private readonly LedgerTable _table;
    private readonly string _state;

    /// <summary>Opens it; nothing is called.</summary>
    /// <param name="context">The clock, and chance for jitter.</param>
    /// <param name="target">The account of the ledger.</param>
    /// <param name="place">Which table it is.</param>
    /// <param name="state">What was and was not done, for errors.</param>
    public LedgerAccess(EngineContext context, AccountSession target, LedgerPlace place, string state)
    {
        _target = target;
        _place = place;
        _state = state;
        _table = new LedgerTable(target.DynamoDb, context, place.Name);
        Rows = new Ledger(new DynamoLedgerStore(target.DynamoDb, place.Name, context, Describe));
    }

    /// <summary>Its rows.</summary>
    public Ledger Rows { get; }

    /// <summary>True when the ledger is there, also half made; false when its name is free.</summary>
    public async Task<bool> IsThereAsync(CancellationToken token)
    {
        LedgerTableState found = await CallAsync("DescribeTable", _table.ReadStateAsync, token).ConfigureAwait(false);
        return found switch
        {
            LedgerTableState.OtherTable or LedgerTableState.OtherFormat => throw ErrorCatalogue.LedgerNotOurs(_place.Arn),
            LedgerTableState.Ledger => true,
            _ => false,
        };
    }

    /// <summary>Makes the table, or completes one that is half made, and returns when it can be used.</summary>
    public Task CreateAsync(CancellationToken token) => CallAsync("CreateTable", _table.CreateAsync, token);

    /// <summary>Deletes the table, and returns when it is gone.</summary>
    public Task DeleteAsync(CancellationToken token) => CallAsync(
        "DeleteTable",
        async t =>
        {
            await _table.DeleteAsync(t).ConfigureAwait(false);
            return true;
        },
        token);

    private async Task<T> CallAsync<T>(string operation, Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        try
        {
            return await work(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, Describe(operation));
        }
    }

    private AwsCall Describe(string operation) => _target.Call("dynamodb", operation, _place.Arn, _state);
}
