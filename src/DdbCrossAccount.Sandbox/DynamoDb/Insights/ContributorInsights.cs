using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Insights;

/// <summary>Contributor insights of a table or an index. Kept as a setting; nothing is measured.</summary>
/// <param name="IsEnabled">Whether they are on, or are being turned on.</param>
/// <param name="Mode">Which keys are counted.</param>
/// <param name="UpdatedAt">When they were changed last.</param>
/// <param name="Ends">Until when they are ENABLING or DISABLING.</param>
internal sealed record ContributorInsights(bool IsEnabled, string Mode, DateTimeOffset UpdatedAt, DateTimeOffset Ends)
{
    public const string AllKeys = "ACCESSED_AND_THROTTLED_KEYS";
    public const string ThrottledKeys = "THROTTLED_KEYS";
    public const string Disabled = "DISABLED";

    public string Status(DateTimeOffset now)
    {
        return now < Ends ? (IsEnabled ? "ENABLING" : "DISABLING") : IsEnabled ? "ENABLED" : Disabled;
    }

    /// <summary>The names of the rules in CloudWatch: of partition and sort keys, consumed and throttled.</summary>
    public IReadOnlyList<string> Rules(string resource, bool hasSortKey)
    {
        string time = UpdatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string[] kinds = (hasSortKey, Mode) switch
        {
            (false, AllKeys) => ["PKC", "PKT"],
            (false, _) => ["PKT"],
            (true, AllKeys) => ["PKC", "SKC", "PKT", "SKT"],
            _ => ["PKT", "SKT"],
        };
        return [.. kinds.Select(kind => $"DynamoDBContributorInsights-{kind}-{resource}-{time}")];
    }
}
