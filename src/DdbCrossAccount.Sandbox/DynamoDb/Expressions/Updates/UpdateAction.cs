using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>One change of an update: what a path is to hold afterwards.</summary>
internal abstract class UpdateAction(DocumentPath path)
{
    public DocumentPath Path => path;

    /// <summary>The type of the value where it is known without an item.</summary>
    public virtual AttributeType? StaticType => null;

    /// <summary>True where the action alone makes an item that is not there yet.</summary>
    public virtual bool CreatesItem => true;

    /// <summary>The value after the change, or null for none. The item is the one before the update.</summary>
    public abstract AttributeValue? Evaluate(AttributeMap item);
}
