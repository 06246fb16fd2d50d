using System;
using System.Text.RegularExpressions;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Refuses what cannot be published, before anybody is asked.</summary>
internal static partial class FunctionOptionsCheck
{
    /// <param name="options">What was asked for.</param>
    /// <param name="accountId">The account that the function lies in.</param>
    public static void Check(FunctionOptions options, string accountId)
    {
        if (!FunctionName().IsMatch(options.FunctionName))
        {
            throw ErrorCatalogue.FunctionNameUnusable(options.FunctionName);
        }

        if (TableArn.Parse(options.LedgerTableArn) is not { ChildKind: null } ledger)
        {
            throw ErrorCatalogue.LedgerArnUnusable(options.LedgerTableArn);
        }

        CheckRole("FunctionRoleArn", options.FunctionRoleArn, accountId);
        if (options.WriterRoleArn is { } writerRole)
        {
            CheckRole("WriterRoleArn", writerRole, ledger.AccountId);
        }

        if (options.Timeout is { } timeout && (timeout < TimeSpan.FromSeconds(1) || timeout > FunctionConstants.LongestTimeout))
        {
            throw ErrorCatalogue.FunctionTimeoutUnusable(timeout);
        }

        if (options is { Runtime: FunctionConstants.ProvidedRuntime, Architecture: FunctionConstants.Arm64, PackagePath: null })
        {
            throw ErrorCatalogue.FunctionPackageForOtherProcessor(options.Runtime, options.Architecture);
        }
    }

    private static void CheckRole(string parameter, string roleArn, string accountId)
    {
        Match role = RoleArn().Match(roleArn);
        if (!role.Success)
        {
            throw ErrorCatalogue.RoleArnUnusable(parameter, roleArn);
        }

        if (role.Groups["account"].Value != accountId)
        {
            throw ErrorCatalogue.RoleOfOtherAccount(parameter, roleArn, accountId);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<account>\d{12}):role/\S{1,576}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();
}
