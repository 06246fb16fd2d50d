using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>One key of a condition block: the values of the request are compared with those of the policy.</summary>
/// <param name="Operator">Without qualifier and IfExists.</param>
/// <param name="Key">Condition key.</param>
/// <param name="Values">Any of them is enough; for a negated operator none may match.</param>
internal sealed record PolicyCondition(ConditionOperator Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>…IfExists: met when the request has no such key.</summary>
    public bool IsMetWhenAbsent { get; init; }

    /// <summary>ForAllValues or ForAnyValue, for keys with several values.</summary>
    public SetQualifier Qualifier { get; init; }

    /// <summary><c>${…}</c> in the values stands for values of the request.</summary>
    public bool HasVariables { get; init; }

    public bool IsMet(PolicyRequest request)
    {
        IReadOnlyList<string>? actual = request.Values(Key);
        if (Operator == ConditionOperator.Null)
        {
            return Values.Any(value => value.Equals(actual is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        if (actual is null)
        {
            return IsMetWhenAbsent || Qualifier == SetQualifier.ForAllValues
                || (Operator.IsNegated() && Qualifier == SetQualifier.None);
        }

        return Qualifier == SetQualifier.ForAllValues
            ? actual.All(value => Matches(value, request))
            : actual.Any(value => Matches(value, request));
    }

    private bool Matches(string actual, PolicyRequest request)
    {
        return Values.Any(expected => Equal(actual, expected, request)) != Operator.IsNegated();
    }

    private bool Equal(string actual, string expected, PolicyRequest request)
    {
        string? resolved = Operator.TakesPatterns()
            ? PolicyVariables.Pattern(expected, HasVariables, request)
            : PolicyVariables.Text(expected, HasVariables, request);
        return resolved is not null && Operator.Compare(actual, resolved);
    }
}
