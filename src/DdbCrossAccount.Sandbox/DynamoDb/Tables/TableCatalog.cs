using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The tables of one account in one Region, by name. Thread-safe.</summary>
internal sealed class TableCatalog
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    /// <summary>Deleted tables: their streams can still be read for a day.</summary>
    private readonly List<Table> _deleted = [];

    public Table? Find(string name)
    {
        lock (_gate)
        {
            RemoveGone(name);
            return _tables.GetValueOrDefault(name) is { IsHidden: false } table ? table : null;
        }
    }

    /// <summary>True where there is a table of that name, seen or not.</summary>
    public bool IsTaken(string name)
    {
        lock (_gate)
        {
            RemoveGone(name);
            return _tables.ContainsKey(name);
        }
    }

    /// <summary>Adds the table; throws where there is one of that name, or the quotas of the account are reached.</summary>
    public void Add(Table table)
    {
        lock (_gate)
        {
            RemoveGone(table.Arn.Name);
            RequireFree(_tables.GetValueOrDefault(table.Arn.Name));
            TableQuotas.RequireRoom(_tables.Values, table.Definition.Indexes.Any());
            _tables.Add(table.Arn.Name, table);
        }
    }

    public void Remove(Table table)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_tables.GetValueOrDefault(table.Arn.Name), table))
            {
                _tables.Remove(table.Arn.Name);
            }
        }
    }

    /// <summary>All tables in the order of their names.</summary>
    public IReadOnlyList<Table> All()
    {
        lock (_gate)
        {
            return [.. _tables.Values.Where(table => !table.IsGone && !table.IsHidden)];
        }
    }

    /// <summary>All tables, and the deleted ones whose streams are still there.</summary>
    public IReadOnlyList<Table> AllWithStreams()
    {
        lock (_gate)
        {
            _deleted.RemoveAll(table => table.Streams.All(stream => stream.IsGone(table.Now)));
            return [.. _tables.Values, .. _deleted];
        }
    }

    private static void RequireFree(Table? other)
    {
        if (other is not null)
        {
            throw other.Work == TableWork.Creating
                ? DynamoDbError.TableBusy(other.Arn.Name, "created")
                : DynamoDbError.TableExists(other.Arn.Name);
        }
    }

    private void RemoveGone(string name)
    {
        if (_tables.GetValueOrDefault(name) is { IsGone: true } table)
        {
            _tables.Remove(name);
            Keep(table);
        }
    }

    private void Keep(Table deleted)
    {
        lock (deleted.Gate)
        {
            deleted.Items.Clear();
            deleted.Backups.Disable();
            deleted.Expiry.End();
        }

        _deleted.Add(deleted);
    }
}
