using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>A local or global secondary index as settings.</summary>
internal sealed record IndexDefinition
{
    public required string Name { get; init; }

    public required bool IsGlobal { get; init; }

    public required IReadOnlyList<KeyElement> Keys { get; init; }

    public required string ProjectionType { get; init; }

    public IReadOnlyList<string>? NonKeyAttributes { get; init; }

    public Throughput? Provisioned { get; init; }

    public Throughput? OnDemand { get; init; }

    public Throughput? Warm { get; init; }

    /// <summary>CREATING, UPDATING or DELETING until <see cref="BusyUntil"/>.</summary>
    public string Phase { get; init; } = TableStatus.Active;

    public DateTimeOffset BusyUntil { get; init; }

    /// <summary>
    /// When the resources of an index that UpdateTable creates are there: until then the table is UPDATING, from then on
    /// the index is filled.
    /// </summary>
    public DateTimeOffset BackfillsFrom { get; init; }

    public string Status(DateTimeOffset now)
    {
        return now < BusyUntil ? Phase : TableStatus.Active;
    }

    public bool IsGone(DateTimeOffset now)
    {
        return Phase == TableStatus.Deleting && now >= BusyUntil;
    }

    /// <summary>The key attributes with their types.</summary>
    public IEnumerable<KeyAttribute> KeyAttributes(TableDefinition table)
    {
        return Keys.Select(key => table.AttributeOf(key.Name));
    }
}
