using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>A sequence of requests on tables of its own, whose answers have to be the same on every engine.</summary>
/// <param name="Area">The file it stands in.</param>
/// <param name="Name">Says what is shown; unique in its area.</param>
/// <param name="Table">The shape in Tables.json of the table that is made for it; null: it makes its own.</param>
/// <param name="Steps">The requests, in their order.</param>
internal sealed record Case(string Area, string Name, string? Table, IReadOnlyList<CaseStep> Steps)
{
    public string Id => $"{Area}/{Name}";

    /// <summary>What orders the index that a Query reads; empty: nothing does. Null: the step queries no index of the case's table.</summary>
    public string? SortKey(CaseStep step)
    {
        if (Table is null || step.Operation != "Query" || step.Body[0] != '{')
        {
            return null;
        }

        string? name = JsonNode.Parse(step.Body)!["IndexName"]?.GetValue<string>();
        JsonNode? index = IndexesOf(CaseFile.Tables[Table]!).FirstOrDefault(index => index!["IndexName"]!.GetValue<string>() == name);
        return index?["KeySchema"]!.AsArray().ElementAtOrDefault(1)?["AttributeName"]!.GetValue<string>() ?? (index is null ? null : "");
    }

    private static IEnumerable<JsonNode?> IndexesOf(JsonNode table)
    {
        return (table["LocalSecondaryIndexes"]?.AsArray() ?? []).Concat(table["GlobalSecondaryIndexes"]?.AsArray() ?? []);
    }
}
