using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>The Principal (or NotPrincipal) of a statement.</summary>
/// <param name="AwsPrincipals">Account ids, ARNs, or <c>*</c>.</param>
/// <param name="IsNegated">NotPrincipal.</param>
internal sealed record PrincipalMatch(IReadOnlyList<string> AwsPrincipals, bool IsNegated)
{
    /// <summary>How a statement's principal covers the caller: itself, its account, or not at all.</summary>
    public PolicyEffect Cover(Principal caller)
    {
        PolicyEffect covered = AwsPrincipals.Select(name => Cover(name, caller)).DefaultIfEmpty().Max();
        return !IsNegated ? covered : covered == PolicyEffect.None ? PolicyEffect.Allow : PolicyEffect.None;
    }

    private static PolicyEffect Cover(string name, Principal caller)
    {
        if (name == "*" || name == caller.Arn || name == caller.PolicyArn)
        {
            return PolicyEffect.Allow;
        }

        bool isAccount = name == caller.AccountId
            || (name.StartsWith("arn:aws:iam::", StringComparison.Ordinal) && name.EndsWith($"::{caller.AccountId}:root", StringComparison.Ordinal));
        return isAccount ? PolicyEffect.AllowAccount : PolicyEffect.None;
    }
}
