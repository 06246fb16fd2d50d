using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>What an item meets or does not; an item that is not there has no attributes.</summary>
internal abstract class Condition
{
    public abstract bool IsMet(AttributeMap item);
}
