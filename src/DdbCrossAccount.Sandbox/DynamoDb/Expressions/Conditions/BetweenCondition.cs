using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>Both bounds belong to the range.</summary>
internal sealed class BetweenCondition(Operand operand, Operand lower, Operand upper) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return operand.Evaluate(item) is { } value
            && lower.Evaluate(item) is { } first
            && upper.Evaluate(item) is { } last
            && ComparisonCondition.HaveOrder(value, first)
            && ComparisonCondition.HaveOrder(value, last)
            && ComparisonCondition.Compare(first, value) <= 0
            && ComparisonCondition.Compare(value, last) <= 0;
    }
}
