using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary>A value that the request brings.</summary>
internal sealed class ValueOperand(AttributeValue value) : Operand
{
    public override AttributeType? StaticType => value.Type;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return value;
    }
}
