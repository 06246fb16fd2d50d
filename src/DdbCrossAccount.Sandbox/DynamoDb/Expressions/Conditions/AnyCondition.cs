using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>OR.</summary>
internal sealed class AnyCondition(params IReadOnlyList<Condition> conditions) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return conditions.Any(condition => condition.IsMet(item));
    }
}
