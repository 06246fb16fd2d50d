using System;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary><c>contains(operand, part)</c>: part of a string or binary, or element of a set or list.</summary>
internal sealed class ContainsCondition(Operand operand, Operand part) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        if (operand.Evaluate(item) is not { } value || part.Evaluate(item) is not { } sought)
        {
            return false;
        }

        return value.Type switch
        {
            AttributeType.S or AttributeType.B =>
                value.Type == sought.Type && value.ScalarBytes().AsSpan().IndexOf(sought.ScalarBytes()) >= 0,
            AttributeType.L => value.Contains(sought),
            _ => value.IsSet && value.Contains(sought),
        };
    }
}
