using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>What CreateTable says and UpdateTable changes. Immutable; a change makes a new one.</summary>
internal sealed record TableDefinition
{
    public required string Name { get; init; }

    public required IReadOnlyList<KeyAttribute> Attributes { get; init; }

    public required IReadOnlyList<KeyElement> Keys { get; init; }

    public IReadOnlyList<IndexDefinition> LocalIndexes { get; init; } = [];

    public IReadOnlyList<IndexDefinition> GlobalIndexes { get; init; } = [];

    public IReadOnlyList<VectorIndex> VectorIndexes { get; init; } = [];

    public string Billing { get; init; } = BillingMode.Provisioned;

    public Throughput? Provisioned { get; init; }

    public Throughput? OnDemand { get; init; }

    /// <summary>What the table can serve at once, in force whatever it asked for.</summary>
    public Throughput Warm { get; init; } = new(0, 0);

    public Encryption? Encryption { get; init; }

    /// <summary>Null where it was never named, which means STANDARD.</summary>
    public string? TableClass { get; init; }

    /// <summary>When the table class was changed last; null where it never was.</summary>
    public DateTimeOffset? ClassChangedAt { get; init; }

    public bool DeletionProtection { get; init; }

    /// <summary>When the table last became on-demand; null where it never was.</summary>
    public DateTimeOffset? OnDemandSince { get; init; }

    public bool IsOnDemand => Billing == BillingMode.PayPerRequest;

    public IEnumerable<IndexDefinition> Indexes => LocalIndexes.Concat(GlobalIndexes);

    /// <summary>The attributes that keys of the table and its indexes and search schemas use.</summary>
    public HashSet<string> UsedAttributes =>
    [
        .. Keys.Concat(Indexes.SelectMany(index => index.Keys)).Select(key => key.Name),
        .. VectorIndexes.SelectMany(index => index.SearchSchema ?? []).Select(element => element.Name),
    ];

    public KeySchema KeySchema(byte[] hashSalt)
    {
        return new KeySchema(AttributeOf(Keys[0].Name), Keys.Count > 1 ? AttributeOf(Keys[1].Name) : null, hashSalt);
    }

    public KeyAttribute AttributeOf(string name)
    {
        return Attributes.First(attribute => attribute.Name == name);
    }
}
