using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>Contributor insights of a table or an index. Kept as a setting; nothing is measured.</summary>
internal sealed record ContributorInsights(bool IsEnabled, string Mode, DateTimeOffset UpdatedAt)
{
    public const string AllKeys = "ACCESSED_AND_THROTTLED_KEYS";
    public const string ThrottledKeys = "THROTTLED_KEYS";

    public string Status => IsEnabled ? "ENABLED" : "DISABLED";
}
