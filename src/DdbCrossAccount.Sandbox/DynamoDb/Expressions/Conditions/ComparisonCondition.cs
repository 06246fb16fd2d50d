using System;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>
/// <c>=  &lt;&gt;  &lt;  &lt;=  &gt;  &gt;=</c>. Only two strings, two numbers or two binaries have an order; values of different types are
/// unequal, and so are a value and none.
/// </summary>
internal sealed class ComparisonCondition(string comparator, Operand left, Operand right) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        AttributeValue? leftValue = left.Evaluate(item);
        AttributeValue? rightValue = right.Evaluate(item);
        if (leftValue is null || rightValue is null)
        {
            // An attribute that is not there differs from any value, and from another that is not there.
            return comparator == "<>";
        }

        return comparator switch
        {
            "=" => leftValue.IsEqualTo(rightValue),
            "<>" => !leftValue.IsEqualTo(rightValue),
            _ => HaveOrder(leftValue, rightValue) && IsInOrder(leftValue, rightValue),
        };
    }

    /// <summary>True for two scalars of the same type that sort.</summary>
    public static bool HaveOrder(AttributeValue left, AttributeValue right)
    {
        return left.Type == right.Type && IsOrdered(left.Type);
    }

    public static bool IsOrdered(AttributeType type)
    {
        return type is AttributeType.S or AttributeType.N or AttributeType.B;
    }

    public static int Compare(AttributeValue left, AttributeValue right)
    {
        return left.ScalarBytes().AsSpan().SequenceCompareTo(right.ScalarBytes());
    }

    private bool IsInOrder(AttributeValue leftValue, AttributeValue rightValue)
    {
        int order = Compare(leftValue, rightValue);
        return comparator switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
