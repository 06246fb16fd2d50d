using System;
using System.Text.RegularExpressions;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Tables;

/// <summary>What a user typed for a table, a name or an ARN, taken as a table of one account and Region.</summary>
/// <param name="Name">The bare name.</param>
internal readonly partial record struct TableReference(string Name)
{
    /// <summary>Takes a name as it is, and an ARN only when it is of the session's account and Region.</summary>
    public static TableReference Resolve(AccountSession session, string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return NamePattern().IsMatch(nameOrArn)
                ? new TableReference(nameOrArn)
                : throw ErrorCatalogue.TableNameUnusable(nameOrArn);
        }

        TableArn arn = TableArn.Parse(nameOrArn) ?? throw ErrorCatalogue.TableNameUnusable(nameOrArn);
        if (arn.AccountId != session.AccountId || arn.Region != session.Region)
        {
            throw ErrorCatalogue.TableOfOtherAccount(nameOrArn, session.AccountId, session.Region);
        }

        return new TableReference(arn.TableName);
    }

    /// <summary>The table's ARN in the session's account and Region.</summary>
    public string ToArn(AccountSession session) =>
        $"arn:{session.RegionEndpoint.PartitionName}:dynamodb:{session.Region}:{session.AccountId}:table/{Name}";

    // Since 2024 a TableName may also be an ARN; a bare name keeps the old pattern, 3 to 255 characters.
    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex NamePattern();
}
