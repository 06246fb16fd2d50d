using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

/// <summary>The rows of a ledger in memory. Faults and interleavings are put in with <see cref="Before"/> and <see cref="After"/>.</summary>
internal sealed class MemoryLedgerStore(TimeProvider serviceClock) : ILedgerStore
{
    private readonly object _lock = new();
    private readonly SortedDictionary<(string Scope, string Entry), Dictionary<string, AttributeValue>> _rows = new(new KeyOrder());

    /// <summary>Awaited before each call takes effect; what it throws is thrown, and the call has had no effect.</summary>
    public Func<LedgerCall, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited after each call has taken effect; what it throws is thrown in place of the answer.</summary>
    public Func<LedgerCall, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>The rows whose entry begins so, of any scope.</summary>
    public IReadOnlyList<LedgerRow> RowsOf(string entryPrefix)
    {
        lock (_lock)
        {
            return [.. _rows.Where(row => row.Key.Entry.StartsWith(entryPrefix, StringComparison.Ordinal)).Select(row => Copy(row.Value))];
        }
    }

    public Task<LedgerReading> ReadAsync(string scope, string entry, CancellationToken token) => CallAsync(
        new LedgerCall("Read", scope, entry),
        () => new LedgerReading(
            _rows.TryGetValue((scope, entry), out Dictionary<string, AttributeValue>? row) ? Copy(row) : null,
            serviceClock.GetUtcNow()),
        token);

    public async IAsyncEnumerable<LedgerRow> QueryAsync(
        string scope, string from, string to, int? limit, [EnumeratorCancellation] CancellationToken token)
    {
        List<LedgerRow> found = await CallAsync(
            new LedgerCall("Query", scope, from),
            () => _rows
                .Where(row => row.Key.Scope == scope
                    && string.CompareOrdinal(row.Key.Entry, from) >= 0
                    && string.CompareOrdinal(row.Key.Entry, to) <= 0)
                .Take(limit ?? int.MaxValue)
                .Select(row => Copy(row.Value))
                .ToList(),
            token);
        foreach (LedgerRow row in found)
        {
            yield return row;
        }
    }

    public Task<bool> TryWriteAsync(LedgerRow row, LedgerCondition condition, CancellationToken token) => CallAsync(
        new LedgerCall("Write", row.Scope, row.Entry),
        () =>
        {
            bool holds = Holds(row.Scope, row.Entry, condition);
            if (holds)
            {
                _rows[(row.Scope, row.Entry)] = Copy(row.Attributes).Attributes;
            }

            return holds;
        },
        token);

    public Task<bool> TryDeleteAsync(string scope, string entry, LedgerCondition condition, CancellationToken token) => CallAsync(
        new LedgerCall("Delete", scope, entry),
        () =>
        {
            bool holds = Holds(scope, entry, condition);
            if (holds)
            {
                _rows.Remove((scope, entry));
            }

            return holds;
        },
        token);

    public async Task WriteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token)
    {
        foreach (LedgerRow row in rows)
        {
            await TryWriteAsync(row, LedgerCondition.None, token);
        }
    }

    public async Task DeleteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token)
    {
        foreach (LedgerRow row in rows)
        {
            await TryDeleteAsync(row.Scope, row.Entry, LedgerCondition.None, token);
        }
    }

    public Task AddAsync(LedgerRow row, CancellationToken token) => CallAsync(
        new LedgerCall("Add", row.Scope, row.Entry),
        () =>
        {
            Dictionary<string, AttributeValue> standing = _rows.TryGetValue((row.Scope, row.Entry), out var found)
                ? found
                : _rows[(row.Scope, row.Entry)] = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
            foreach ((string name, AttributeValue value) in row.Attributes)
            {
                standing[name] = value.N is null || name == LedgerConstants.ExpiryAttribute
                    ? value
                    : new AttributeValue { N = Sum(standing.GetValueOrDefault(name), value) };
            }

            return true;
        },
        token);

    private static string Sum(AttributeValue? standing, AttributeValue added) =>
        (Number(standing?.N ?? "0") + Number(added.N)).ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static LedgerRow Copy(LedgerRow row) => Copy(row.Attributes);

    private static LedgerRow Copy(Dictionary<string, AttributeValue> attributes) =>
        new(new Dictionary<string, AttributeValue>(attributes, StringComparer.Ordinal));

    private bool Holds(string scope, string entry, LedgerCondition condition)
    {
        _rows.TryGetValue((scope, entry), out Dictionary<string, AttributeValue>? row);
        return condition switch
        {
            { Attribute: null } => true,
            { Value: null } => row is null,
            _ => row?.GetValueOrDefault(condition.Attribute) is { } value
                && (value.S, value.N) == (condition.Value.S, condition.Value.N),
        };
    }

    private async Task<T> CallAsync<T>(LedgerCall call, Func<T> take, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        await Before(call);
        T answer;
        lock (_lock)
        {
            answer = take();
        }

        await After(call);
        return answer;
    }

    private sealed class KeyOrder : IComparer<(string Scope, string Entry)>
    {
        public int Compare((string Scope, string Entry) left, (string Scope, string Entry) right)
        {
            int order = string.CompareOrdinal(left.Scope, right.Scope);
            return order != 0 ? order : string.CompareOrdinal(left.Entry, right.Entry);
        }
    }
}
