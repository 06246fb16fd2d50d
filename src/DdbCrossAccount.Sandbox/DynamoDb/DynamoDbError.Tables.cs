using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with a table definition or a change of it.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException InvalidTableName()
    {
        return Validation(
            "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only "
            + "the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }

    public static ServiceException InvalidArn(string arn)
    {
        return Validation($"Invalid ARN: {arn}");
    }
}
