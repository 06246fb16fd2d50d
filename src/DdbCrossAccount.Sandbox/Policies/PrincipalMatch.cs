using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>The Principal (or NotPrincipal) of a statement. Federated and canonical users do not call this sandbox.</summary>
/// <param name="AwsPrincipals">Account ids, ARNs, or <c>*</c>.</param>
/// <param name="Services">For example <c>lambda.amazonaws.com</c>.</param>
/// <param name="IsNegated">NotPrincipal.</param>
internal sealed record PrincipalMatch(IReadOnlyList<string> AwsPrincipals, IReadOnlyList<string> Services, bool IsNegated)
{
    /// <summary>Everybody, without a name.</summary>
    public bool IsEverybody => !IsNegated && AwsPrincipals.Contains("*");

    /// <summary>How a statement's principal covers the caller: itself, its account, or not at all.</summary>
    public PolicyEffect Cover(Principal caller)
    {
        PolicyEffect covered = caller.ServiceName is string service
            ? CoverService(service)
            : AwsPrincipals.Select(name => Cover(name, caller)).DefaultIfEmpty().Max();
        return !IsNegated ? covered : covered == PolicyEffect.None ? PolicyEffect.Allow : PolicyEffect.None;
    }

    private PolicyEffect CoverService(string service)
    {
        return Services.Contains(service) || AwsPrincipals.Contains("*") ? PolicyEffect.Allow : PolicyEffect.None;
    }

    private static PolicyEffect Cover(string name, Principal caller)
    {
        return name == "*" ? PolicyEffect.Allow
            : IsAccount(name, caller) ? caller.IsRoot ? PolicyEffect.AllowExactly : PolicyEffect.AllowAccount
            : name == caller.Arn ? PolicyEffect.AllowExactly
            : name == caller.PolicyArn ? PolicyEffect.Allow
            : PolicyEffect.None;
    }

    private static bool IsAccount(string name, Principal caller)
    {
        return name == caller.AccountId
            || (name.StartsWith("arn:aws:iam::", StringComparison.Ordinal)
                && name.EndsWith($"::{caller.AccountId}:root", StringComparison.Ordinal));
    }
}
