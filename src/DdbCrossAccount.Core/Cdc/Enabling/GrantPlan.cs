using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Which resource policies have to let the function's role in; pure.</summary>
/// <remarks>
/// Within one account the role's own policies are enough, and so they are where the function writes under a role of the
/// target account. Everything else needs a policy of the table, the ledger or the stream too.
/// </remarks>
internal static class GrantPlan
{
    private const int HashDigits = 24;

    // All that the function calls: it writes batches, also of one.
    private static readonly string[] TargetActions = ["dynamodb:BatchWriteItem"];

    private static readonly string[] LedgerActions =
    [
        "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query",
        "dynamodb:UpdateItem",
    ];

    private static readonly string[] StreamActions =
        ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];

    /// <summary>The grants, those that are used first standing first.</summary>
    public static IReadOnlyList<PolicyGrant> Of(
        CdcSessions sessions, FunctionFacts function, string streamArn, string targetArn, string ledgerArn)
    {
        string sid = SidOf(streamArn);
        return sessions switch
        {
            { AreAccountsDifferent: false } => [],
            { IsFunctionInTarget: true } => [new PolicyGrant(sid, function.RoleArn, StreamActions, streamArn)],
            _ when function.WriterRoleArn is not null => [],
            _ =>
            [
                new PolicyGrant(sid, function.RoleArn, LedgerActions, ledgerArn),
                new PolicyGrant(sid, function.RoleArn, TargetActions, targetArn),
            ],
        };
    }

    /// <summary>The name of our statements for a stream: several streams may share a ledger.</summary>
    public static string SidOf(string streamArn) => $"DdbCrossAccountCdc{HashOf(streamArn)[..HashDigits]}";

    /// <summary>A short name for a stream, where its ARN does not fit: hexadecimal digits.</summary>
    public static string HashOf(string streamArn) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(streamArn))).ToLowerInvariant();
}
