using System.Globalization;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary>
/// <c>size(…)</c>: the characters of a string, the bytes of a binary, the elements of a set, list or map. A number, a
/// boolean or a null has no size.
/// </summary>
internal sealed class SizeOperand(Operand operand) : Operand
{
    public override AttributeType? StaticType => AttributeType.N;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return operand.Evaluate(item) is { } value && SizeOf(value) is { } size
            ? AttributeValue.Number(size.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static int? SizeOf(AttributeValue value)
    {
        return value.Type switch
        {
            AttributeType.S => Encoding.UTF8.GetCharCount(value.ScalarBytes()),
            AttributeType.B => value.ScalarBytes().Length,
            AttributeType.M => value.Map.Entries.Count,
            AttributeType.N or AttributeType.BOOL or AttributeType.NULL => null,
            _ => value.Elements.Count,
        };
    }
}
