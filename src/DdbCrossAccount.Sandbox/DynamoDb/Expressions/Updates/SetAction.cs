using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

internal sealed class SetAction(DocumentPath path, Operand operand) : UpdateAction(path)
{
    public override AttributeType? StaticType => operand.StaticType;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return operand.Require(item);
    }
}
