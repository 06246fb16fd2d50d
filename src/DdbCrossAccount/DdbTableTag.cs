namespace DdbCrossAccount;

/// <summary>A tag of a table. Tags whose key begins with <c>aws:</c> are AWS's own and are not listed.</summary>
public sealed class DdbTableTag
{
    /// <summary>The tag's key.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The tag's value.</summary>
    public string Value { get; init; } = string.Empty;
}
