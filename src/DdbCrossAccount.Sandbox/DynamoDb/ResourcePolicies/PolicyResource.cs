using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>The table or stream of the caller's own account whose policy is read or changed.</summary>
internal sealed record PolicyResource(string Arn, Table Table, PolicyHolder Holder)
{
    public static PolicyResource Open(TableAccess access, JsonCall call, string operation, string arn)
    {
        if (!TableArn.TryParse(arn, out TableArn tableArn))
        {
            throw DynamoDbError.InvalidArn(arn);
        }

        bool isStream = arn.Contains("/stream/", StringComparison.Ordinal);
        Table? table = access.Find(call, tableArn);
        TableStream? stream = isStream ? table?.Streams.FirstOrDefault(candidate => candidate.Arn == arn) : null;
        PolicyHolder? holder = isStream ? stream?.PolicyHolder : table?.PolicyHolder;
        access.Demand(call, operation, arn, tableArn.AccountId, tableArn.AccountId == call.Caller.AccountId ? holder?.Current : null);
        return table is null || holder is null
            ? throw (isStream ? DynamoDbError.NoStream(arn) : DynamoDbError.NoTable(tableArn.Name))
            : new PolicyResource(arn, table, holder);
    }

    /// <summary>Throws PolicyNotFoundException where the policy is not the expected one.</summary>
    public void RequireRevision(string? expected)
    {
        bool isExpected = expected is null
            || (expected == "NO_POLICY" ? Holder.Current is null : Holder.Current?.RevisionId == expected);
        if (!isExpected)
        {
            throw DynamoDbError.PolicyRevision(Arn);
        }
    }
}
