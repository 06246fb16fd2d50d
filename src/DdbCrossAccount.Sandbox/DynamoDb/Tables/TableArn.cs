using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Account, Region and name of a table: what identifies it in this process.</summary>
internal readonly record struct TableArn(string AccountId, string Region, string Name)
{
    private const string Prefix = "arn:aws:dynamodb:";

    public override string ToString()
    {
        return $"{Prefix}{Region}:{AccountId}:table/{Name}";
    }

    public string Index(string index)
    {
        return $"{this}/index/{index}";
    }

    /// <summary>Reads the table out of the ARN of a table or of anything below it: index, stream, export, import.</summary>
    public static bool TryParse(string text, out TableArn arn)
    {
        arn = default;
        string[] parts = text.Split(':', 6);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || parts.Length < 6)
        {
            return false;
        }

        string[] path = parts[5].Split('/');
        if (path.Length < 2 || !string.Equals(path[0], "table", StringComparison.Ordinal))
        {
            return false;
        }

        arn = new TableArn(parts[4], parts[3], path[1]);
        return true;
    }
}
