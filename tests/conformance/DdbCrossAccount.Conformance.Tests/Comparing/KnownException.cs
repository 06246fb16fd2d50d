using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>A difference in which the engine is not taken for right, with the reason.</summary>
/// <param name="Engine">Which engine answers differently.</param>
/// <param name="Cases">Ids of the cases in which the difference has to occur; a difference that has gone fails them.</param>
/// <param name="Everywhere">It may occur in every other case too.</param>
/// <param name="Step">The step in which it occurs, from 1; null: any.</param>
/// <param name="Path">The place in the answer; <c>*</c> stands for any text. Null: any place.</param>
/// <param name="Answer">What the engine has at that place; null: anything.</param>
/// <param name="Reason">Why the sandbox is right.</param>
/// <param name="Page">The documentation that says so.</param>
internal sealed record KnownException(
    EngineKind Engine, IReadOnlyList<string> Cases, bool Everywhere, int? Step, string? Path, string? Answer, string Reason, string Page)
{
    public bool MustOccurIn(string caseId) => Cases.Contains(caseId);

    public bool Covers(string caseId, Difference difference)
    {
        return (Everywhere || Cases.Contains(caseId))
            && (Step is null || Step == difference.Step)
            && (Answer is null || Answer == difference.Engine)
            && (Path is null || Regex.IsMatch(difference.Path, $"^{Regex.Escape(Path).Replace("\\*", ".*")}$"));
    }
}
