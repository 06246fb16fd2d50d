using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Contributor insights of a table or an index. Kept as a setting; nothing is measured.</summary>
internal sealed record ContributorInsights(string Status, string Mode, DateTimeOffset UpdatedAt);
