using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

internal sealed class NotCondition(Condition condition) : Condition
{
    public override bool IsMet(AttributeMap item)
    {
        return !condition.IsMet(item);
    }
}
