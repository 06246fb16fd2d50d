using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

/// <summary>Reads and checks the tags of a request.</summary>
internal static class TagReader
{
    private const int MaximumTags = 50;

    public static List<KeyValuePair<string, string>> Read(RequestObject request)
    {
        List<KeyValuePair<string, string>> tags = request.Objects("Tags")?.ConvertAll(
            tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.RequiredText("Value"))) ?? [];
        if (tags.Any(tag => tag.Key.StartsWith("aws:", System.StringComparison.Ordinal)))
        {
            throw DynamoDbError.Validation("One or more parameter values were invalid: Tag keys must not start with aws:");
        }

        return tags.Count <= MaximumTags ? tags : throw TooMany();
    }

    /// <summary>These operations take no bare table name.</summary>
    public static string RequireArn(string arn)
    {
        return arn.StartsWith("arn:", System.StringComparison.Ordinal)
            ? arn
            : throw DynamoDbError.Validation($"Invalid TableArn: Invalid ResourceArn provided as input {arn}");
    }

    public static void RequireRoom(int count)
    {
        if (count > MaximumTags)
        {
            throw TooMany();
        }
    }

    private static System.Exception TooMany()
    {
        return DynamoDbError.Validation("One or more parameter values were invalid: Number of tags exceeds the limit of 50");
    }
}
