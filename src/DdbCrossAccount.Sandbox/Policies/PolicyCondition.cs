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

        return Qualifier == SetQualifier.ForAllValues ? actual.All(Matches) : actual.Any(Matches);
    }

    private bool Matches(string actual)
    {
        return Values.Any(expected => Operator.Compare(actual, expected)) != Operator.IsNegated();
    }
}
