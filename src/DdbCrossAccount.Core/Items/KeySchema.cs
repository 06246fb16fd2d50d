namespace DdbCrossAccount.Core.Items;

/// <summary>A table's key.</summary>
/// <param name="PartitionKey">The partition key.</param>
/// <param name="SortKey">The sort key; null for a table without one.</param>
internal sealed record KeySchema(KeyAttribute PartitionKey, KeyAttribute? SortKey = null)
{
    /// <summary>For example <c>year:N, title:S</c>.</summary>
    public override string ToString() => SortKey is null ? $"{PartitionKey}" : $"{PartitionKey}, {SortKey}";
}
