using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>Differences in which the engine is not taken for right, with the reason.</summary>
/// <param name="Engine">Which engine answers differently.</param>
/// <param name="Reason">Why the sandbox is right.</param>
/// <param name="Page">The documentation that says so, or where the answer of the service was recorded.</param>
/// <param name="Everywhere">What may occur in every case; null: nothing.</param>
/// <param name="Differences">Each of them has to occur; one that has gone fails its case.</param>
internal sealed record KnownException(
    EngineKind Engine, string Reason, string Page, GeneralDifference? Everywhere, IReadOnlyList<KnownDifference> Differences)
{
    public bool Covers(string caseId, Difference difference)
    {
        return Everywhere?.Covers(difference) == true || Differences.Any(known => known.Is(caseId, difference));
    }

    /// <summary>What should occur in the case, and is not among the differences.</summary>
    public IEnumerable<string> Gone(string caseId, IReadOnlyList<Difference> differences)
    {
        if (Everywhere?.Case == caseId && !differences.Any(Everywhere.Covers))
        {
            yield return $"this difference no longer occurs: {Everywhere.Path} ({Reason})";
        }

        foreach (KnownDifference known in Differences.Where(known => known.Case == caseId))
        {
            if (!differences.Any(difference => known.Is(caseId, difference)))
            {
                yield return $"this difference no longer occurs: {known} ({Reason})";
            }
        }
    }
}
