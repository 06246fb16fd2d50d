using Amazon;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Functions;

/// <summary>The ARN of a ledger of which account and name are known.</summary>
internal static class LedgerArn
{
    public static string Of(DdbAccount account, string tableName)
    {
        string partition = RegionEndpoint.GetBySystemName(account.Region).PartitionName;
        return new TableArn(partition, account.Region, account.AccountId, tableName, null, null).ToTableArn();
    }
}
