using System;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with an item or a key.</summary>
internal static partial class DynamoDbError
{
    private const string EmptyKey = "One or more parameter values are not valid. ";

    public static ServiceException NotNumeric(ReadOnlySpan<byte> text)
    {
        return Validation(text.IsEmpty
            ? "The parameter cannot be converted to a numeric value"
            : $"The parameter cannot be converted to a numeric value: {Encoding.UTF8.GetString(text)}");
    }

    public static ServiceException TooManyDigits()
    {
        return Validation("Attempting to store more than 38 significant digits in a Number");
    }

    public static ServiceException NumberOverflow()
    {
        return Validation(
            "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    public static ServiceException NumberUnderflow()
    {
        return Validation(
            "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    public static ServiceException EmptyAttributeValue()
    {
        return Validation(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    public static ServiceException SeveralDataTypes()
    {
        return Validation(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }

    public static ServiceException EmptySet(AttributeType type)
    {
        return InvalidValues(type switch
        {
            AttributeType.SS => "An string set  may not be empty",
            AttributeType.NS => "An number set  may not be empty",
            _ => "Binary sets should not be empty",
        });
    }

    public static ServiceException DuplicateInSet(AttributeType type, string given)
    {
        return type switch
        {
            AttributeType.SS => InvalidValues($"Input collection [{given}] contains duplicates."),
            AttributeType.NS => Validation("Input collection contains duplicates"),
            _ => InvalidValues($"Input collection [{given}]of type BS contains duplicates."),
        };
    }

    public static ServiceException TooDeep()
    {
        return Validation(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
    }

    public static ServiceException ItemTooLarge()
    {
        return Validation("Item size has exceeded the maximum allowed size");
    }

    public static ServiceException UpdatedItemTooLarge()
    {
        return Validation("Item size to update has exceeded the maximum allowed size");
    }

    public static ServiceException MissingKey(string attribute)
    {
        return InvalidValues($"Missing the key {attribute} in the item");
    }

    public static ServiceException KeyTypeMismatch(string attribute, AttributeType expected, AttributeType actual)
    {
        return InvalidValues($"Type mismatch for key {attribute} expected: {expected} actual: {actual}");
    }

    public static ServiceException IndexKeyTypeMismatch(
        string attribute, AttributeType expected, AttributeType actual, string index)
    {
        return InvalidValues(
            $"Type mismatch for Index Key {attribute} Expected: {expected} Actual: {actual} IndexName: {index}");
    }

    /// <summary>True for an empty value of a key attribute, of the table or of an index.</summary>
    public static bool IsEmptyKey(ServiceException error)
    {
        return error.Message.StartsWith(EmptyKey, StringComparison.Ordinal);
    }

    public static ServiceException EmptyKeyValue(string attribute, AttributeType type)
    {
        return Validation(
            $"{EmptyKey}The AttributeValue for a key attribute cannot contain an empty "
            + $"{(type == AttributeType.B ? "binary" : "string")} value. Key: {attribute}");
    }

    public static ServiceException EmptyIndexKeyValue(string attribute, AttributeType type, string index)
    {
        return Validation(
            $"{EmptyKey}A value specified for a secondary index key is not supported. "
            + "The AttributeValue for a key attribute cannot contain an empty "
            + $"{(type == AttributeType.B ? "binary" : "string")} value. IndexName: {index}, IndexKey: {attribute}");
    }

    public static ServiceException KeyDoesNotMatchSchema()
    {
        return Validation("The provided key element does not match the schema");
    }

    public static ServiceException PartitionKeyTooLong()
    {
        return InvalidValues("Size of hashkey has exceeded the maximum size limit of2048 bytes");
    }

    public static ServiceException SortKeyTooLong()
    {
        return InvalidValues("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
}
