using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;

/// <summary>What a condition compares or an update assigns.</summary>
internal abstract class Operand
{
    /// <summary>The type where it is known without an item.</summary>
    public virtual AttributeType? StaticType => null;

    /// <summary>The operand's value in the item, or null where there is none.</summary>
    public abstract AttributeValue? Evaluate(AttributeMap item);

    /// <summary>As <see cref="Evaluate"/>; throws where there is no value.</summary>
    public AttributeValue Require(AttributeMap item)
    {
        return Evaluate(item) ?? throw DynamoDbError.NoSuchAttribute();
    }
}
