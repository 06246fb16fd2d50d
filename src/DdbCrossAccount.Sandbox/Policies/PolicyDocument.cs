using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>A policy: what it says about a request is the strongest of its statements.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Statements">In the order of the text.</param>
internal sealed record PolicyDocument(string Text, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Reads a policy; throws <see cref="PolicyFormatException"/> for anything that is not understood.</summary>
    public static PolicyDocument Parse(string json) => PolicyReader.Read(json);

    public PolicyEffect Evaluate(PolicyRequest request)
    {
        return Statements.Select(statement => statement.Evaluate(request)).DefaultIfEmpty().Max();
    }
}
