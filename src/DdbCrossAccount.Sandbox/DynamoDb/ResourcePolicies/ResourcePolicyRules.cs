using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>What a policy of a table or a stream must have beside being a policy.</summary>
internal static class ResourcePolicyRules
{
    /// <summary>Developer guide, "DynamoDB API operations supported by resource-based policies".</summary>
    private static readonly string[] TableActions =
    [
        "AssociateTableReplica", "BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "CreateBackup", "DeleteItem",
        "DeleteResourcePolicy", "DeleteTable", "DescribeContinuousBackups", "DescribeContributorInsights",
        "DescribeKinesisStreamingDestination", "DescribeTable", "DescribeTableReplicaAutoScaling", "DescribeTimeToLive",
        "DisableKinesisStreamingDestination", "EnableKinesisStreamingDestination", "ExportTableToPointInTime", "GetItem",
        "GetResourcePolicy", "ListTagsOfResource", "PartiQLDelete", "PartiQLInsert", "PartiQLSelect", "PartiQLUpdate",
        "PutItem", "PutResourcePolicy", "Query", "ReadDataForReplication", "ReplicateSettings", "RestoreTableToPointInTime",
        "Scan", "TagResource", "TransactGetItems", "TransactWriteItems", "UntagResource", "UpdateContinuousBackups",
        "UpdateContributorInsights", "UpdateItem", "UpdateKinesisStreamingDestination", "UpdateTable",
        "UpdateTableReplicaAutoScaling", "UpdateTimeToLive", "WriteDataForReplication",
    ];

    private static readonly string[] StreamActions =
        ["DeleteResourcePolicy", "DescribeStream", "GetRecords", "GetResourcePolicy", "GetShardIterator", "PutResourcePolicy"];

    // With one of these a statement for everybody is not for everybody.
    private static readonly HashSet<string> NarrowingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount",
        "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpce", "aws:userid",
        "aws:VpceAccount", "aws:VpceOrgID",
    };

    /// <summary>Throws ValidationException.</summary>
    public static void Check(PolicyDocument policy, bool isForStream)
    {
        RequireElements(policy);
        RequireUniqueSids(policy);
        RequireActions(policy, isForStream ? StreamActions : TableActions);
        RequireResources(policy, isForStream);
        if (policy.Statements.Any(IsUnbounded))
        {
            throw DynamoDbError.UnboundedPolicy();
        }
    }

    private static void RequireElements(PolicyDocument policy)
    {
        foreach (PolicyStatement statement in policy.Statements)
        {
            _ = statement.Principal ?? throw DynamoDbError.InvalidPolicy("Missing required field Principal");
            _ = statement.Resources ?? throw DynamoDbError.InvalidPolicy("Missing required field Resource");
        }
    }

    private static void RequireUniqueSids(PolicyDocument policy)
    {
        string[] sids = policy.Statements.Select(statement => statement.Sid).OfType<string>().ToArray();
        if (sids.Distinct().Count() != sids.Length)
        {
            throw DynamoDbError.InvalidPolicy("The Statement Ids in the policy are not unique");
        }
    }

    private static void RequireActions(PolicyDocument policy, string[] known)
    {
        string[] unknown = policy.Statements.SelectMany(statement => statement.Actions)
            .Where(action => action != "*" && !IsKnown(action, known))
            .Select(action => $"\"{action}\"")
            .ToArray();
        if (unknown.Length > 0)
        {
            throw DynamoDbError.InvalidPolicy($"The following action names are invalid: {string.Join(", ", unknown)}");
        }
    }

    private static bool IsKnown(string action, string[] known)
    {
        return known.Any(name => WildcardPattern.Matches(action, $"dynamodb:{name}", ignoreCase: true));
    }

    private static void RequireResources(PolicyDocument policy, bool isForStream)
    {
        string? wrong = policy.Statements.SelectMany(statement => statement.Resources!)
            .FirstOrDefault(arn => !IsReachable(arn, isForStream));
        if (wrong is not null)
        {
            throw DynamoDbError.InvalidPolicy($"The relative-id \"{wrong.Split(':', 6)[^1]}\" is invalid for ARN \"{wrong}\"");
        }
    }

    // Any table will do, also another one; what counts is the kind.
    private static bool IsReachable(string arn, bool isForStream)
    {
        string[] path = arn.Split(':', 6)[^1].Split('/');
        string kind = path.Length > 2 ? path[2] : "";
        return arn.AsSpan().ContainsAny('*', '?')
            || (path[0] == "table" && (isForStream ? kind == "stream" : kind is "" or "index"));
    }

    private static bool IsUnbounded(PolicyStatement statement)
    {
        return !statement.IsDeny && statement.Principal!.IsEverybody && !statement.Conditions.Any(IsNarrowing);
    }

    private static bool IsNarrowing(PolicyCondition condition)
    {
        return NarrowingKeys.Contains(condition.Key) && !condition.Operator.IsNegated() && !condition.IsMetWhenAbsent
            && condition.Operator != ConditionOperator.Null && !condition.Values.Contains("*");
    }
}
