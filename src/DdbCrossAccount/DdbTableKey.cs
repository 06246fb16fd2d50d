namespace DdbCrossAccount;

/// <summary>One key attribute of a table or of one of its indexes, in key order.</summary>
public sealed class DdbTableKey
{
    /// <summary>The attribute's name. It stands first, because PowerShell shows an element of a list by its first name.</summary>
    public string AttributeName { get; init; } = string.Empty;

    /// <summary><c>S</c>, <c>N</c> or <c>B</c>; null where AWS defines no type (filters of a vector index).</summary>
    public string? AttributeType { get; init; }

    /// <summary>
    /// <c>HASH</c> or <c>RANGE</c>, for a vector index also <c>INLINE_FILTER</c>. A global index may have up to four of
    /// each, and their order counts.
    /// </summary>
    public string KeyType { get; init; } = string.Empty;

    /// <summary>The index that the attribute is a key of; null for the table's own key.</summary>
    public string? IndexName { get; init; }
}
