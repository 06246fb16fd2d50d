using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

internal sealed class RemoveAction(DocumentPath path) : UpdateAction(path)
{
    public override bool CreatesItem => false;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        return null;
    }
}
