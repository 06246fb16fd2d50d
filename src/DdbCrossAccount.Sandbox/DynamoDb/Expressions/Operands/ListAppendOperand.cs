using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary><c>list_append(list, list)</c></summary>
internal sealed class ListAppendOperand(Operand first, Operand second) : Operand
{
    public override AttributeType? StaticType => AttributeType.L;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return AttributeValue.List([.. Elements(first, item), .. Elements(second, item)]);
    }

    private static IReadOnlyList<AttributeValue> Elements(Operand operand, AttributeMap item)
    {
        AttributeValue value = operand.Require(item);
        return value.Type == AttributeType.L ? value.Elements : throw DynamoDbError.IncorrectOperandType();
    }
}
