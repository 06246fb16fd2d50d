using System;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary><c>begins_with(operand, prefix)</c> for two strings or two binaries.</summary>
internal sealed class BeginsWithCondition(Operand operand, Operand prefix) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return operand.Evaluate(item) is { } value
            && prefix.Evaluate(item) is { } start
            && value.Type == start.Type
            && value.Type is AttributeType.S or AttributeType.B
            && value.ScalarBytes().AsSpan().StartsWith(start.ScalarBytes());
    }
}
