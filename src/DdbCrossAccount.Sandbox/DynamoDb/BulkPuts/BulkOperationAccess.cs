using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>Finds the bulk operation that a request names, after the caller's permission was checked.</summary>
internal static class BulkOperationAccess
{
    public static BulkOperation Find(SandboxServices services, TableAccess access, JsonCall call, string operation, string arn)
    {
        TableArn table = JobArn.Read(call, arn, BulkOperation.Kind, "Invalid Bulk Operation ARN");
        access.Demand(call, operation, arn, table.AccountId, policy: null);
        return services.DynamoDb.BulkOperations.Find(arn)
            ?? throw DynamoDbError.ResourceNotFound($"Requested resource not found: BulkOperation: {arn} not found");
    }
}
