using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>A policy: what it says about a request is the strongest of its statements.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Statements">In the order of the text.</param>
internal sealed record PolicyDocument(string Text, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Of a managed policy: an explicit deny names it. Null: the policy has none of its own.</summary>
    public string? Arn { get; init; }

    /// <summary>Reads a policy; throws <see cref="PolicyFormatException"/> for anything that is not understood.</summary>
    public static PolicyDocument Parse(string json) => PolicyReader.Read(json);

    public PolicyEffect Evaluate(PolicyRequest request)
    {
        PolicyEffect strongest = PolicyEffect.None;
        foreach (PolicyStatement statement in Statements)
        {
            PolicyEffect effect = statement.Evaluate(request);
            strongest = effect > strongest ? effect : strongest;
        }

        return strongest;
    }
}
