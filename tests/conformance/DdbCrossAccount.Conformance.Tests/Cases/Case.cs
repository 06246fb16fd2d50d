using System.Collections.Generic;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>A sequence of requests on tables of its own, whose answers have to be the same on every engine.</summary>
/// <param name="Area">The file it stands in.</param>
/// <param name="Name">Says what is shown; unique in its area.</param>
/// <param name="Table">The shape in Tables.json of the table that is made for it; null: it makes its own.</param>
/// <param name="Steps">The requests, in their order.</param>
internal sealed record Case(string Area, string Name, string? Table, IReadOnlyList<CaseStep> Steps)
{
    public string Id => $"{Area}/{Name}";
}
