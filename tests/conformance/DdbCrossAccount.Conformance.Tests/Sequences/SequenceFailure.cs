using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Conformance.Tests.Comparing;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>The step of a sequence whose answers differ.</summary>
internal sealed record SequenceFailure(IReadOnlyList<SequenceStep> Steps, int Index, IReadOnlyList<Difference> Differences)
{
    public override string ToString()
    {
        IEnumerable<string> requests = Steps.Take(Index + 1).Select(step => $"    {step.Operation} {step.Body.ToJsonString()}");
        return $"  {string.Join("\n  ", Differences)}\n{string.Join('\n', requests)}";
    }
}
