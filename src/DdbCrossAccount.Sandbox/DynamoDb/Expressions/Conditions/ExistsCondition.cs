using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

internal sealed class ExistsCondition(DocumentPath path) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return path.Find(item) is not null;
    }
}
