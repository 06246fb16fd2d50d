namespace DdbCrossAccount;

/// <summary>One non-key attribute that an index projects by name.</summary>
public sealed class DdbIndexProjection
{
    /// <summary>The index.</summary>
    public string IndexName { get; init; } = string.Empty;

    /// <summary>The projected attribute.</summary>
    public string AttributeName { get; init; } = string.Empty;
}
