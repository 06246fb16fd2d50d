using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Sandbox.DynamoDb.Requests;

/// <summary>The member TableName: a name or an ARN.</summary>
internal static partial class TableNameMember
{
    private const string Member = "TableName";
    private const int MinimumLength = 3;
    private const int MaximumLength = 255;

    /// <summary>The name in a request about items; notes what breaks the API model's constraints.</summary>
    public static string Read(RequestObject request)
    {
        return Checked(request, request.RequiredText(Member), 1);
    }

    /// <summary>The name in a request about the table itself. Where it is missing, AWS looks at nothing else.</summary>
    public static string ReadOfTable(RequestObject request)
    {
        string? name = request.Text(Member);
        return name is not null
            ? Checked(request, name, MinimumLength)
            : throw DynamoDbError.Validation($"The parameter '{Member}' is required but was not present in the request");
    }

    /// <summary>Notes that names of tables, which are the keys of a map, break the API model's constraints; ARNs are none of them.</summary>
    public static void CheckKeysOf(RequestObject request, string map, IEnumerable<string> names)
    {
        if (!names.All(name => IsArn(name) || IsName(name)))
        {
            request.Violate(
                map, Encoding.UTF8.GetString(request.Raw(map)),
                $"Map keys must satisfy constraint: [Member must have length less than or equal to {MaximumLength}, "
                + $"Member must have length greater than or equal to {MinimumLength}, "
                + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]");
        }
    }

    private static bool IsArn(string name) => name.StartsWith("arn:", StringComparison.Ordinal);

    private static bool IsName(string name) => name.Length is >= MinimumLength and <= MaximumLength && Pattern().IsMatch(name);

    private static string Checked(RequestObject request, string name, int minimum)
    {
        if (!request.Has(Member) || IsArn(name))
        {
            return name;
        }

        if (name.Length < minimum)
        {
            request.Violate(Member, name, $"Member must have length greater than or equal to {minimum}");
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
