using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with an expression or a legacy condition when it meets a table or an item.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException NoSuchAttribute()
    {
        return Validation("The provided expression refers to an attribute that does not exist in the item");
    }

    public static ServiceException IncorrectOperandType()
    {
        return Validation("An operand in the update expression has an incorrect data type");
    }

    /// <summary>As <see cref="IncorrectOperandType"/>, for AttributeUpdates.</summary>
    public static ServiceException UpdateTypeMismatch()
    {
        return Validation("Type mismatch for attribute to update");
    }

    public static ServiceException InvalidUpdatePath()
    {
        return Validation("The document path provided in the update expression is invalid for update");
    }

    public static ServiceException KeyUpdate(string attribute)
    {
        return InvalidValues($"Cannot update attribute {attribute}. This attribute is part of the key");
    }

    public static ServiceException UpdatedIndexKeyType()
    {
        return Validation("The update expression attempted to update the secondary index key to unsupported type");
    }

    public static ServiceException UpdatedIndexKeyEmpty(AttributeType type)
    {
        return Validation(
            $"{EmptyKey}The update expression attempted to update a secondary index key "
            + "to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty "
            + $"{(type == AttributeType.B ? "binary" : "string")} value.");
    }

    /// <param name="attribute">The name of the key attribute.</param>
    /// <param name="owner">Key, for a key of the table, or IndexKey.</param>
    public static ServiceException NestedKey(string attribute, string owner)
    {
        return Validation("Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
            + $"{owner}: {attribute}");
    }

    /// <param name="item">The item as it is, or none: it goes with the error where the request asked for it.</param>
    public static ServiceException ConditionFailed(StoredItem item)
    {
        const string Message = "The conditional request failed";
        return item.Exists
            ? new ServiceException("ConditionalCheckFailedException", Message) { Members = [new("Item", item.JsonMemory)] }
            : new ServiceException("ConditionalCheckFailedException", Message);
    }
}
