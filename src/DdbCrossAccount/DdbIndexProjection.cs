namespace DdbCrossAccount;

/// <summary>One non-key attribute that an index projects by name.</summary>
public sealed class DdbIndexProjection
{
    /// <summary>The projected attribute. It stands first, because PowerShell shows an element of a list by its first name.</summary>
    public string AttributeName { get; init; } = string.Empty;

    /// <summary>The index.</summary>
    public string IndexName { get; init; } = string.Empty;
}
