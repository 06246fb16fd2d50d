using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>
/// Decides whether a caller may do something. In its own account the identity's or the resource's policy must allow it;
/// towards another account both must. An explicit deny wins everywhere. The clock of conditions is the service clock.
/// </summary>
internal sealed class Authorization(TimeProvider clock)
{
    /// <summary>Throws AccessDeniedException, in AWS's words, unless the caller may do it.</summary>
    public void Demand(
        Principal caller, string action, string resourceArn, string resourceAccountId,
        PolicyDocument? resourcePolicy, RequestConditions conditions)
    {
        string? denial = FindDenial(caller, action, resourceArn, resourceAccountId, resourcePolicy, conditions);
        if (denial is not null)
        {
            throw new ServiceException(
                "AccessDeniedException",
                $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resourceArn} {denial}");
        }
    }

    /// <summary>Why the caller may not do it, as the end of AWS's sentence, or null when it may.</summary>
    public string? FindDenial(
        Principal caller, string action, string resourceArn, string resourceAccountId,
        PolicyDocument? resourcePolicy, RequestConditions conditions)
    {
        bool isOwnAccount = caller.AccountId == resourceAccountId;
        if (isOwnAccount && caller.IsRoot && resourcePolicy is null && caller.SessionPolicy is null)
        {
            return null;
        }

        var request = new PolicyRequest(caller, action, resourceArn, conditions, clock.GetUtcNow());
        PolicyEffect identity = EvaluateIdentity(request);
        PolicyEffect session = caller.SessionPolicy?.Evaluate(request) ?? PolicyEffect.Allow;
        PolicyEffect resource = resourcePolicy?.Evaluate(request) ?? PolicyEffect.None;
        return FindExplicitDeny(identity, session, resource)
            ?? (isOwnAccount ? FindOwnDenial(identity, session, resource, action) : FindForeignDenial(identity, session, resource, action));
    }

    /// <summary>
    /// Whether a role lets the caller in. Its trust policy must say so in any case; a caller that it does not name
    /// itself, but by its account, needs the permission of its own policies too.
    /// </summary>
    public bool MayAssume(Principal caller, string action, string roleArn, PolicyDocument trust, RequestConditions conditions)
    {
        var request = new PolicyRequest(caller, action, roleArn, conditions, clock.GetUtcNow());
        PolicyEffect identity = EvaluateIdentity(request);
        PolicyEffect session = caller.SessionPolicy?.Evaluate(request) ?? PolicyEffect.Allow;
        PolicyEffect trusted = trust.Evaluate(request);
        bool isOwnAccount = caller.AccountId == roleArn.Split(':')[4];
        bool isNamed = isOwnAccount && trusted == PolicyEffect.Allow;
        return trusted is PolicyEffect.Allow or PolicyEffect.AllowAccount
            && session == PolicyEffect.Allow
            && (identity == PolicyEffect.Allow || (isNamed && identity == PolicyEffect.None));
    }

    private static PolicyEffect EvaluateIdentity(PolicyRequest request)
    {
        return request.Caller.IsRoot
            ? PolicyEffect.Allow
            : request.Caller.IdentityPolicies.Select(policy => policy.Evaluate(request)).DefaultIfEmpty().Max();
    }

    private static string? FindExplicitDeny(PolicyEffect identity, PolicyEffect session, PolicyEffect resource)
    {
        return identity == PolicyEffect.Deny ? "with an explicit deny in an identity-based policy"
            : session == PolicyEffect.Deny ? "with an explicit deny in a session policy"
            : resource == PolicyEffect.Deny ? "with an explicit deny in a resource-based policy"
            : null;
    }

    // A resource policy that names the caller itself needs no identity policy; one that names the account leaves it to them.
    // It grants to a role as far as the session policy lets it.
    private static string? FindOwnDenial(PolicyEffect identity, PolicyEffect session, PolicyEffect resource, string action)
    {
        return identity != PolicyEffect.Allow && resource != PolicyEffect.Allow ? Missing("identity-based", action)
            : session != PolicyEffect.Allow ? Missing("session", action)
            : null;
    }

    private static string? FindForeignDenial(PolicyEffect identity, PolicyEffect session, PolicyEffect resource, string action)
    {
        return identity != PolicyEffect.Allow ? Missing("identity-based", action)
            : session != PolicyEffect.Allow ? Missing("session", action)
            : resource == PolicyEffect.None ? Missing("resource-based", action)
            : null;
    }

    private static string Missing(string kind, string action) => $"because no {kind} policy allows the {action} action";
}
