namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>An attribute of a vector index's search schema.</summary>
internal readonly record struct SearchElement(string Name, string ElementType)
{
    public const string Hash = "HASH";
    public const string InlineFilter = "INLINE_FILTER";
}
