using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What each kind of policy says about one request.</summary>
internal sealed class PolicyOpinions
{
    private readonly IReadOnlyList<PolicyDocument> _identityPolicies;

    public PolicyOpinions(PolicyRequest request, PolicyDocument? resourcePolicy)
    {
        // A root has no identity policies and needs none.
        bool isRoot = request.Caller.IsRoot;
        _identityPolicies = isRoot ? [] : request.Caller.IdentityPolicies;
        Identity = isRoot ? PolicyEffect.Allow : Strongest(_identityPolicies, request);
        Boundary = request.Caller.PermissionsBoundary is { } boundary ? boundary.Evaluate(request) : PolicyEffect.Allow;
        Session = request.Caller.SessionPolicies is { } session ? Strongest(session, request) : PolicyEffect.Allow;
        Resource = resourcePolicy?.Evaluate(request) ?? PolicyEffect.None;
        ExplicitDeny = FindExplicitDeny(request);
    }

    public PolicyEffect Identity { get; }

    /// <summary>Allow where there is none.</summary>
    public PolicyEffect Boundary { get; }

    /// <summary>Allow where there is none.</summary>
    public PolicyEffect Session { get; }

    public PolicyEffect Resource { get; }

    /// <summary>The end of AWS's sentence, or null where nothing denies. A managed policy is named.</summary>
    public string? ExplicitDeny { get; }

    /// <summary>Why the caller's own policies do not allow the action, as the end of AWS's sentence; null where they do.</summary>
    public string? FindMissing(string action)
    {
        return Identity != PolicyEffect.Allow ? Missing("identity-based policy", action) : FindNarrowed(action);
    }

    /// <summary>Why something that is granted to the caller does not reach it; null where it does.</summary>
    public string? FindNarrowed(string action)
    {
        return Boundary != PolicyEffect.Allow ? Missing("permissions boundary", action)
            : Session != PolicyEffect.Allow ? Missing("session policy", action)
            : null;
    }

    public static string Missing(string kind, string action) => $"because no {kind} allows the {action} action";

    private static PolicyEffect Strongest(IReadOnlyList<PolicyDocument> policies, PolicyRequest request)
    {
        return policies.Select(policy => policy.Evaluate(request)).DefaultIfEmpty().Max();
    }

    private string? FindExplicitDeny(PolicyRequest request)
    {
        string? place = Identity == PolicyEffect.Deny ? "an identity-based policy" + Name(_identityPolicies, request)
            : Boundary == PolicyEffect.Deny ? "a permissions boundary" + Name([request.Caller.PermissionsBoundary!], request)
            : Session == PolicyEffect.Deny ? "a session policy" + Name(request.Caller.SessionPolicies!, request)
            : Resource == PolicyEffect.Deny ? "a resource-based policy"
            : null;
        return place is null ? null : $"with an explicit deny in {place}";
    }

    private static string Name(IReadOnlyList<PolicyDocument> policies, PolicyRequest request)
    {
        PolicyDocument denying = policies.First(policy => policy.Evaluate(request) == PolicyEffect.Deny);
        return denying.Arn is null ? "" : $": {denying.Arn}";
    }
}
