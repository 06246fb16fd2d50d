using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

internal sealed class InCondition(Operand operand, IReadOnlyList<Operand> candidates) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return operand.Evaluate(item) is { } value
            && candidates.Any(candidate => candidate.Evaluate(item)?.IsEqualTo(value) == true);
    }
}
