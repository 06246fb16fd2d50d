using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

internal sealed class PathOperand(DocumentPath path) : Operand
{
    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return path.Find(item);
    }
}
