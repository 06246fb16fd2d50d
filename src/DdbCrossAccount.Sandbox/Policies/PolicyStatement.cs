using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    public string? Sid { get; init; }

    public required bool IsDeny { get; init; }

    /// <summary>Null in identity policies.</summary>
    public PrincipalMatch? Principal { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>NotAction.</summary>
    public bool ActionsAreNegated { get; init; }

    /// <summary>Null in trust policies: the role itself.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>NotResource.</summary>
    public bool ResourcesAreNegated { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary><c>${…}</c> stands for values of the request: in policies of version 2012-10-17 only.</summary>
    public bool HasVariables { get; init; }

    /// <summary>What the statement says about the request.</summary>
    public PolicyEffect Evaluate(PolicyRequest request)
    {
        if (!CoversAction(request) || !CoversResource(request))
        {
            return PolicyEffect.None;
        }

        PolicyEffect covered = Principal is null ? PolicyEffect.Allow : Principal.Cover(request.Caller);
        return covered == PolicyEffect.None || !Conditions.All(condition => condition.IsMet(request)) ? PolicyEffect.None
            : IsDeny ? PolicyEffect.Deny
            : covered;
    }

    private bool CoversAction(PolicyRequest request)
    {
        return Actions.Any(pattern => WildcardPattern.Matches(pattern, request.Action, ignoreCase: true)) != ActionsAreNegated;
    }

    private bool CoversResource(PolicyRequest request)
    {
        return Resources is null || Resources.Any(pattern => IsResource(pattern, request)) != ResourcesAreNegated;
    }

    // A variable without a value covers nothing.
    private bool IsResource(string pattern, PolicyRequest request)
    {
        return pattern == "*"
            || (PolicyVariables.Pattern(pattern, HasVariables, request) is string resolved
                && WildcardPattern.Matches(resolved, request.Resource));
    }
}
