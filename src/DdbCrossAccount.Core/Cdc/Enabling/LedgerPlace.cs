using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Which table of the target account is the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record LedgerPlace(string Name, string Arn)
{
    /// <summary>The ledger of that name, or of the name that ledgers have, in the account.</summary>
    public static LedgerPlace In(AccountSession target, string? name)
    {
        string table = name ?? LedgerConstants.DefaultTableName;
        string partition = target.RegionEndpoint.PartitionName;
        return new LedgerPlace(table, $"arn:{partition}:dynamodb:{target.Region}:{target.AccountId}:table/{table}");
    }
}
