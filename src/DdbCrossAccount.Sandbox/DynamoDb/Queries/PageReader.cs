using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>
/// Reads one page: items until the limit, until they are 1 MB or until the range ends. It takes references only, so the
/// table's lock is held for a short time.
/// </summary>
/// <remarks>
/// The item with which a page reaches 1 MB still belongs to it: full pages on AWS cost 128.5 units, a little more than 1 MB.
/// </remarks>
internal sealed class PageReader(ReadSource source, ReadRequest request, bool fetchesItems)
{
    private const int FullPageSize = 1024 * 1024;

    private readonly List<StoredItem> _items = [];
    private byte[]? _firstKey;
    private long _size;
    private bool _isLast;

    /// <summary>Throws the throttle when the capacity is used up.</summary>
    /// <param name="range">What is asked for.</param>
    /// <param name="after">The key at which the last page ended; null for the first page.</param>
    /// <param name="forward">In the order of keys, or against it.</param>
    public ReadPage Read(KeyRange range, byte[]? after, bool forward)
    {
        lock (source.Table.Gate)
        {
            if (source.Index is { } index)
            {
                Collect(Entries(index.Entries, range, after, forward), range, forward);
            }
            else
            {
                Collect(Entries(source.Table.Items, range, after, forward), range, forward);
            }

            return Account(range);
        }
    }

    private static IEnumerable<T> Entries<T>(KeyedTree<T> tree, KeyRange range, byte[]? after, bool forward)
        where T : struct, IKeyed
    {
        return forward ? tree.From(after ?? range.Lower, inclusive: after is null) : tree.Before(after ?? range.Upper!);
    }

    private void Collect<T>(IEnumerable<T> entries, KeyRange range, bool forward)
        where T : struct, IKeyed
    {
        long pageSize = 0;
        foreach (T entry in entries)
        {
            if (forward ? range.IsAbove(entry.Key) : range.IsBelow(entry.Key))
            {
                break;
            }

            _firstKey ??= entry.Key.ToArray();
            _size += entry.Size;
            _items.Add(entry.Item);
            pageSize += fetchesItems ? entry.Item.Size : entry.Size;
            if (pageSize >= FullPageSize || _items.Count == request.Limit)
            {
                return;
            }
        }

        _isLast = true;
    }

    private ReadPage Account(KeyRange range)
    {
        double units = CapacityUnits.Read(_size, request.Consistent);
        TableCapacity capacity = source.Table.Capacity;
        if (source.Index is not { } index)
        {
            capacity.DemandRead(_firstKey ?? range.Lower, units);
            return new ReadPage(_items, _isLast, units, 0);
        }

        // Each item that a local index does not hold whole is a read of the table of its own.
        double fetched = fetchesItems ? _items.Sum(item => CapacityUnits.Read(item.Size, request.Consistent)) : 0;
        capacity.DemandIndexRead(index, _firstKey ?? range.Lower, units + fetched);
        return new ReadPage(_items, _isLast, fetched, units);
    }
}
