using System;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Reads the ARN of a job: the table's, the kind of job, its id.</summary>
internal static class JobArn
{
    /// <summary>The table of the job; an ARN of another form, or of another account, is refused.</summary>
    public static TableArn Read(JsonCall call, string arn, string kind, string invalid)
    {
        if (!TableArn.TryParse(arn, out TableArn table) || !arn.StartsWith($"{table}/{kind}/", StringComparison.Ordinal))
        {
            throw DynamoDbError.Validation(invalid);
        }

        return table.AccountId == call.Caller.AccountId ? table : throw DynamoDbError.AccessDenied();
    }
}
