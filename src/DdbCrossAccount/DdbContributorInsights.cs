namespace DdbCrossAccount;

/// <summary>CloudWatch Contributor Insights of a table or of one of its global indexes.</summary>
public sealed class DdbContributorInsights
{
    /// <summary>The index; null for the table itself.</summary>
    public string? IndexName { get; init; }

    /// <summary>The state AWS told, for example <c>ENABLED</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>ACCESSED_AND_THROTTLED_KEYS</c> or <c>THROTTLED_KEYS</c>.</summary>
    public string? Mode { get; init; }
}
