using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary><c>attribute_type(operand, :type)</c></summary>
internal sealed class TypeCondition(Operand operand, string type) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return operand.Evaluate(item) is { } value && $"{value.Type}" == type;
    }
}
