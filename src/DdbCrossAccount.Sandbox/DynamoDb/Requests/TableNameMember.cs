using System;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Sandbox.DynamoDb.Requests;

/// <summary>The member TableName of requests about items: a name or an ARN.</summary>
internal static partial class TableNameMember
{
    private const string Member = "TableName";
    private const int MaximumLength = 255;

    /// <summary>The name; notes what breaks the API model's constraints.</summary>
    public static string Read(RequestObject request)
    {
        string name = request.RequiredText(Member);
        if (!request.Has(Member) || name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return name;
        }

        if (name.Length == 0)
        {
            request.Violate(Member, name, "Member must have length greater than or equal to 1");
        }
        else if (!Pattern().IsMatch(name))
        {
            request.Violate(Member, name, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }

        if (name.Length > MaximumLength)
        {
            request.Violate(Member, name, $"Member must have length less than or equal to {MaximumLength}");
        }

        return name;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]+$")]
    private static partial Regex Pattern();
}
