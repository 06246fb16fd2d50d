using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>One change of one item: service time in ticks, the item before and after ("no item" for none).</summary>
internal readonly record struct ItemChange(long Ticks, StoredItem Old, StoredItem New)
{
    /// <summary>The item was deleted by time to live.</summary>
    public bool IsExpiry { get; init; }

    public DateTimeOffset Time => new(Ticks, TimeSpan.Zero);

    /// <summary>The ordered key of the item.</summary>
    public ReadOnlySpan<byte> Key => New.Exists ? New.Key : Old.Key;
}
