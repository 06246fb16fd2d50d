using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>The ledger, called by a process that may die.</summary>
internal sealed class MortalLedger(ILedgerStore store, FunctionLife life) : ILedgerStore
{
    public async Task<LedgerReading> ReadAsync(string scope, string entry, CancellationToken token)
    {
        await life.CallAsync();
        return await store.ReadAsync(scope, entry, token);
    }

    public async IAsyncEnumerable<LedgerRow> QueryAsync(
        string scope, string from, string to, int? limit, [EnumeratorCancellation] CancellationToken token)
    {
        await life.CallAsync();
        await foreach (LedgerRow row in store.QueryAsync(scope, from, to, limit, token))
        {
            yield return row;
        }
    }

    public async Task<bool> TryWriteAsync(LedgerRow row, LedgerCondition condition, CancellationToken token)
    {
        await life.CallAsync();
        bool isWritten = await store.TryWriteAsync(row, condition, token);
        await life.CallAsync();
        return isWritten;
    }

    public async Task<bool> TryDeleteAsync(string scope, string entry, LedgerCondition condition, CancellationToken token)
    {
        await life.CallAsync();
        return await store.TryDeleteAsync(scope, entry, condition, token);
    }

    public async Task WriteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token)
    {
        await life.CallAsync();
        await store.WriteAllAsync(rows, token);
        await life.CallAsync();
    }

    public async Task DeleteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token)
    {
        await life.CallAsync();
        await store.DeleteAllAsync(rows, token);
    }

    public async Task AddAsync(LedgerRow row, CancellationToken token)
    {
        await life.CallAsync();
        await store.AddAsync(row, token);
    }
}
