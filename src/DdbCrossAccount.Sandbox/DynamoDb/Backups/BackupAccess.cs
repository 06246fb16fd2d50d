using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Finds the backup that a request names, after the caller's permission was checked.</summary>
internal static class BackupAccess
{
    public static Backup Find(SandboxServices services, TableAccess access, JsonCall call, string operation, string arn)
    {
        TableArn table = JobArn.Read(call, arn, "backup", "Invalid Backup ARN");
        access.Demand(call, operation, arn, table.AccountId, policy: null);
        return services.DynamoDb.Backups.Find(arn) ?? throw DynamoDbError.BackupNotFound(arn);
    }
}
