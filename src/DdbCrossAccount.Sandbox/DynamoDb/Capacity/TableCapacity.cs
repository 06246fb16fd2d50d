using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>
/// The throughput of a table and its global indexes, by the service clock. Reads and writes of items ask it under the
/// table's lock before they do anything; what the service does by itself (imports, backfills, expiry) does not.
/// </summary>
/// <remarks>
/// A write is refused when the table or any global index that it changes has nothing left: a global index that cannot
/// keep up slows the table's writes down.
/// </remarks>
internal sealed class TableCapacity
{
    private readonly Table _table;
    private readonly CapacitySettings _settings;
    private readonly PartitionDivision _division;
    private readonly ResourceCapacity _own;
    private readonly Dictionary<string, ResourceCapacity> _indexes = new(StringComparer.Ordinal);

    public TableCapacity(Table table, CapacitySettings settings)
    {
        _table = table;
        _settings = settings;
        var partitions = new PartitionMap(settings.PartitionCount.Of(table.Definition), Now);
        _division = new PartitionDivision(partitions, settings.PartitionSize);
        _own = new ResourceCapacity(table.Arn.ToString(), isIndex: false, partitions, settings.Limits);
        Follow(table.Now);
    }

    public PartitionMap Partitions => _own.Partitions;

    /// <summary>False when no write is ever refused and none has to be counted.</summary>
    public bool IsLimited { get; private set; }

    private long Now => _table.Now.UtcTicks;

    /// <summary>Takes over what the table's definition says since it was changed, at this time.</summary>
    public void Follow(DateTimeOffset changedAt)
    {
        long at = changedAt.UtcTicks;
        TableDefinition definition = _table.Definition;
        bool onDemand = definition.IsOnDemand;
        _own.Follow(
            onDemand, onDemand ? definition.OnDemand : definition.Provisioned, _settings.PartitionCount.Of(definition),
            definition.LocalIndexes.Count > 0, at);
        foreach (IndexDefinition index in definition.GlobalIndexes)
        {
            IndexCapacity(definition, index).Follow(
                onDemand, onDemand ? index.OnDemand : index.Provisioned, _settings.PartitionCount.Of(definition, index),
                keepsCollections: false, at);
        }

        foreach (string gone in _indexes.Keys.Except(definition.GlobalIndexes.Select(index => index.Name)).ToList())
        {
            _indexes.Remove(gone);
        }

        IsLimited = _own.IsLimited || _indexes.Values.Any(index => index.IsLimited);
    }

    /// <summary>After a write: divides the partitions that have grown too large.</summary>
    public void DivideLargePartitions()
    {
        if (_division.IsDue(_table.Items))
        {
            _division.Run(_table.Items, keepsCollections: _table.Definition.LocalIndexes.Count > 0, Now);
        }
    }

    /// <summary>Counts a read of the table or of one of its local indexes; throws the throttle when there is nothing left.</summary>
    /// <param name="key">Ordered key of the item, or of the first one of a page.</param>
    /// <param name="units">What it costs, see <see cref="CapacityUnits"/>.</param>
    public void DemandRead(ReadOnlySpan<byte> key, double units)
    {
        Require(TryRead(key, units));
    }

    /// <summary>As <see cref="DemandRead"/>, for a read of an index.</summary>
    /// <param name="index">Local or global.</param>
    /// <param name="key">Ordered key in the index.</param>
    /// <param name="units">What it costs.</param>
    public void DemandIndexRead(SecondaryIndex index, ReadOnlySpan<byte> key, double units)
    {
        Require(index.IsGlobal ? TryRead(_indexes[index.Name], key, units) : TryRead(key, units));
    }

    /// <summary>
    /// Counts a write that turns one item into another, either of them none; throws the throttle when there is nothing
    /// left. A write whose condition failed leaves the item as it is, and costs as much.
    /// </summary>
    /// <param name="key">Ordered key of the item.</param>
    /// <param name="old">The item before.</param>
    /// <param name="item">The item after.</param>
    public void DemandWrite(ReadOnlySpan<byte> key, StoredItem old, StoredItem item)
    {
        Require(TryWrite(key, old, item));
    }

    /// <summary>As <see cref="DemandRead"/>; the throttle as a value, and null when the read was counted.</summary>
    public Throttle? TryRead(ReadOnlySpan<byte> key, double units)
    {
        return TryRead(_own, key, units);
    }

    /// <summary>As <see cref="DemandWrite"/>; the throttle as a value, and null when the write was counted.</summary>
    public Throttle? TryWrite(ReadOnlySpan<byte> key, StoredItem old, StoredItem item)
    {
        Throttle? refusal = WriteRefusal(key, old, item);
        if (refusal is null)
        {
            TakeWrite(key, old, item);
        }

        return refusal;
    }

    /// <summary>Why such a write is refused now; null where it is not. Counts nothing.</summary>
    public Throttle? WriteRefusal(ReadOnlySpan<byte> key, StoredItem old, StoredItem item)
    {
        return IsLimited
            ? Writes(key, old, item, factor: 1)
                .Select(write => write.Resource.Refusal(write.Key, isWrite: true, Now))
                .FirstOrDefault(found => found is not null)
            : null;
    }

    /// <summary>Why such a read is refused now; null where it is not. Counts nothing.</summary>
    public Throttle? ReadRefusal(ReadOnlySpan<byte> key)
    {
        return _own.IsLimited ? _own.Refusal(key, isWrite: false, Now) : null;
    }

    /// <summary>Counts a write that was not refused.</summary>
    /// <param name="key">Ordered key of the item.</param>
    /// <param name="old">The item before.</param>
    /// <param name="item">The item after.</param>
    /// <param name="factor">Two in a transaction: of the table's units, not of those of its indexes.</param>
    public void TakeWrite(ReadOnlySpan<byte> key, StoredItem old, StoredItem item, int factor = 1)
    {
        if (!IsLimited)
        {
            return;
        }

        foreach (ResourceWrite write in Writes(key, old, item, factor))
        {
            write.Resource.Take(write.Key, write.Units, isWrite: true, Now);
        }
    }

    /// <summary>Counts a read that was not refused.</summary>
    public void TakeRead(ReadOnlySpan<byte> key, double units)
    {
        if (_own.IsLimited)
        {
            _own.Take(key, units, isWrite: false, Now);
        }
    }

    private static void Require(Throttle? refusal)
    {
        if (refusal is not null)
        {
            throw DynamoDbError.Throttled(refusal);
        }
    }

    private Throttle? TryRead(ResourceCapacity resource, ReadOnlySpan<byte> key, double units)
    {
        if (!resource.IsLimited)
        {
            return null;
        }

        Throttle? refusal = resource.Refusal(key, isWrite: false, Now);
        if (refusal is null)
        {
            resource.Take(key, units, isWrite: false, Now);
        }

        return refusal;
    }

    /// <summary>The table first: its own units pay for the local indexes too.</summary>
    private List<ResourceWrite> Writes(ReadOnlySpan<byte> key, StoredItem old, StoredItem item, int factor)
    {
        double own = WriteCost.OfTable(old, item) * factor;
        var writes = new List<ResourceWrite>();
        foreach (IndexWrite write in WriteCost.OfIndexes(_table, old, item))
        {
            if (!write.Index.IsGlobal)
            {
                own += write.Units;
            }
            else if (_indexes[write.Index.Name] is { IsLimited: true } index)
            {
                writes.Add(new ResourceWrite(index, write.Key, write.Units));
            }
        }

        writes.Insert(0, new ResourceWrite(_own, key.ToArray(), own));
        return writes;
    }

    private ResourceCapacity IndexCapacity(TableDefinition definition, IndexDefinition index)
    {
        if (!_indexes.TryGetValue(index.Name, out ResourceCapacity? capacity))
        {
            var partitions = new PartitionMap(_settings.PartitionCount.Of(definition, index), Now);
            capacity = new ResourceCapacity(_table.Arn.Index(index.Name), isIndex: true, partitions, _settings.Limits);
            _indexes.Add(index.Name, capacity);
        }

        return capacity;
    }

    private sealed record ResourceWrite(ResourceCapacity Resource, byte[] Key, double Units);
}
