using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>
/// The locks of several tables, taken in one order by all transactions, so that no two of them wait for each other.
/// Nothing else holds more than one.
/// </summary>
internal readonly struct TransactionLocks : IDisposable
{
    private readonly List<Table> _tables;

    public TransactionLocks(IEnumerable<Table> tables)
    {
        _tables = [.. tables.Distinct().OrderBy(table => table.Id, StringComparer.Ordinal)];
        foreach (Table table in _tables)
        {
            table.Gate.Enter();
        }
    }

    public void Dispose()
    {
        for (int i = _tables.Count - 1; i >= 0; i--)
        {
            _tables[i].Gate.Exit();
        }
    }
}
