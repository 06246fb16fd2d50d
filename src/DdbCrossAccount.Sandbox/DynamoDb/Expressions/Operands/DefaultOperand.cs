using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary><c>if_not_exists(path, operand)</c></summary>
internal sealed class DefaultOperand(DocumentPath path, Operand otherwise) : Operand
{
    public override AttributeType? StaticType => otherwise.StaticType;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return path.Find(item) ?? otherwise.Evaluate(item);
    }
}
