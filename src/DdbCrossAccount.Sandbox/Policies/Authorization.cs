using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>
/// Decides whether a caller may do something. In its own account the identity's or the resource's policy must allow it;
/// towards another account both must. An explicit deny wins everywhere. The clock of conditions is the service clock.
/// </summary>
/// <remarks>
/// The rules are those of the IAM user guide, "Policy evaluation logic"; the sentences those of "Troubleshoot access denied
/// error messages". AWS names the policy of an explicit deny where it is a managed one.
/// </remarks>
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
        if (isOwnAccount && caller.IsRoot && resourcePolicy is null && caller.SessionPolicies is null)
        {
            return null;
        }

        PolicyOpinions opinions = Ask(caller, action, resourceArn, resourceAccountId, resourcePolicy, conditions);
        return opinions.ExplicitDeny
            ?? (caller.ServiceName is not null ? FindServiceDenial(opinions, action)
                : isOwnAccount ? FindOwnDenial(opinions, action)
                : FindForeignDenial(opinions, action));
    }

    /// <summary>
    /// The same for a KMS key. Its key policy rules alone: what it leaves to the account, identity policies may grant;
    /// what it does not speak of, nobody may, not even a root.
    /// </summary>
    public string? FindKeyDenial(
        Principal caller, string action, string keyArn, string keyAccountId,
        PolicyDocument keyPolicy, RequestConditions conditions)
    {
        PolicyOpinions opinions = Ask(caller, action, keyArn, keyAccountId, keyPolicy, conditions);
        return opinions.ExplicitDeny
            ?? (opinions.Resource == PolicyEffect.None ? PolicyOpinions.Missing("resource-based policy", action)
                : caller.AccountId == keyAccountId ? FindOwnDenial(opinions, action)
                : opinions.FindMissing(action));
    }

    /// <summary>
    /// Why a role does not let the caller in; null when it does. Its trust policy must do so in any case. A caller that it
    /// does not name itself, but by its account, needs the permission of its own policies, too.
    /// </summary>
    /// <returns>Empty where the trust policy is what is missing: STS does not tell that.</returns>
    public string? FindTrustDenial(
        Principal caller, string action, string roleArn, PolicyDocument? trust, RequestConditions conditions)
    {
        string accountId = roleArn.Split(':')[4];
        PolicyOpinions opinions = Ask(caller, action, roleArn, accountId, trust, conditions);
        bool isNamed = caller.AccountId == accountId && opinions.Resource is PolicyEffect.Allow or PolicyEffect.AllowExactly;
        return opinions.Resource == PolicyEffect.Deny ? "with an explicit deny in the role trust policy"
            : opinions.ExplicitDeny
            ?? (caller.ServiceName is not null || isNamed ? opinions.FindNarrowed(action) : opinions.FindMissing(action))
            ?? (opinions.Resource == PolicyEffect.None ? "" : null);
    }

    private PolicyOpinions Ask(
        Principal caller, string action, string resourceArn, string accountId,
        PolicyDocument? resourcePolicy, RequestConditions conditions)
    {
        var request = new PolicyRequest(caller, action, resourceArn, conditions, clock.GetUtcNow())
        {
            ResourceAccountId = accountId,
        };
        return new PolicyOpinions(request, resourcePolicy);
    }

    // A resource policy that names the account leaves it to the identity policies.
    private static string? FindOwnDenial(PolicyOpinions opinions, string action)
    {
        return opinions.Resource switch
        {
            PolicyEffect.AllowExactly => null,
            PolicyEffect.Allow => opinions.FindNarrowed(action),
            _ => opinions.FindMissing(action),
        };
    }

    private static string? FindForeignDenial(PolicyOpinions opinions, string action)
    {
        return opinions.FindMissing(action) ?? FindServiceDenial(opinions, action);
    }

    private static string? FindServiceDenial(PolicyOpinions opinions, string action)
    {
        return opinions.Resource == PolicyEffect.None ? PolicyOpinions.Missing("resource-based policy", action) : null;
    }
}
