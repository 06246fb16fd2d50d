using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary>The sum or the difference of two numbers.</summary>
internal sealed class ArithmeticOperand(Operand left, Operand right, bool isSum) : Operand
{
    public override AttributeType? StaticType => AttributeType.N;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        AttributeValue first = Number(left, item);
        AttributeValue second = Number(right, item);
        return isSum ? NumberArithmetic.Add(first, second) : NumberArithmetic.Subtract(first, second);
    }

    private static AttributeValue Number(Operand operand, AttributeMap item)
    {
        AttributeValue value = operand.Require(item);
        return value.Type == AttributeType.N ? value : throw DynamoDbError.IncorrectOperandType();
    }
}
