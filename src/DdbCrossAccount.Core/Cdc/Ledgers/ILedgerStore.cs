using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Rows by scope and entry, read strongly: what the ledger needs of a table.</summary>
internal interface ILedgerStore
{
    /// <summary>One row.</summary>
    Task<LedgerReading> ReadAsync(string scope, string entry, CancellationToken token);

    /// <summary>The rows of a scope from one entry to another, both included, ascending by their UTF-8 bytes.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="from">The first entry.</param>
    /// <param name="to">The last entry.</param>
    /// <param name="limit">How many rows are read at most; null reads all.</param>
    /// <param name="token">Ends the reading.</param>
    IAsyncEnumerable<LedgerRow> QueryAsync(string scope, string from, string to, int? limit, CancellationToken token);

    /// <summary>Puts a row; false when the condition does not hold, and then nothing is changed.</summary>
    Task<bool> TryWriteAsync(LedgerRow row, LedgerCondition condition, CancellationToken token);

    /// <summary>
    /// Deletes a row; false when the condition does not hold. No row is no fault without a condition.
    /// </summary>
    Task<bool> TryDeleteAsync(string scope, string entry, LedgerCondition condition, CancellationToken token);

    /// <summary>Puts rows of distinct keys, whatever stands there.</summary>
    Task WriteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token);

    /// <summary>Deletes rows, whatever stands there.</summary>
    Task DeleteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token);

    /// <summary>Adds the numbers of a row to those that stand there, and puts its other attributes.</summary>
    /// <remarks>Repeated after an unknown outcome it may count twice: for figures that are shown and prove
    /// nothing.</remarks>
    Task AddAsync(LedgerRow row, CancellationToken token);
}
