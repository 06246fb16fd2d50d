using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>AND.</summary>
internal sealed class AllConditions(params IReadOnlyList<Condition> conditions) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return conditions.All(condition => condition.IsMet(item));
    }
}
