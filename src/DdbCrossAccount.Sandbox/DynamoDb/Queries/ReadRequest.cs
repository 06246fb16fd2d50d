using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>The members that Query and Scan share, but for their expressions.</summary>
internal sealed partial record ReadRequest(
    string TableName, string? IndexName, long? Limit, string? Select, bool Consistent, string Capacity)
{
    public const string AllAttributes = "ALL_ATTRIBUTES";
    public const string ProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES";
    public const string SpecificAttributes = "SPECIFIC_ATTRIBUTES";
    public const string CountOnly = "COUNT";

    private const int MinimumNameLength = 3;
    private const int MaximumNameLength = 255;

    /// <summary>Notes what breaks the API model's constraints; the limit is for each operation to check.</summary>
    public static ReadRequest Read(RequestObject request)
    {
        return new ReadRequest(
            TableNameMember.Read(request),
            ReadIndexName(request),
            request.Integer("Limit"),
            request.Choice("Select", SpecificAttributes, CountOnly, AllAttributes, ProjectedAttributes),
            request.Flag("ConsistentRead") ?? false,
            ConsumedCapacity.Mode(request));
    }

    private static string? ReadIndexName(RequestObject request)
    {
        string? name = request.Text("IndexName");
        if (name is not null && !IndexNamePattern().IsMatch(name))
        {
            request.Violate("IndexName", name, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }

        if (name?.Length < MinimumNameLength)
        {
            request.Violate("IndexName", name, $"Member must have length greater than or equal to {MinimumNameLength}");
        }
        else if (name?.Length > MaximumNameLength)
        {
            request.Violate("IndexName", name, $"Member must have length less than or equal to {MaximumNameLength}");
        }

        return name;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]+$")]
    private static partial Regex IndexNamePattern();
}
