using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>What a user or role may do, and its tags.</summary>
/// <param name="Inline">Policies of its own.</param>
/// <param name="Attached">Managed policies.</param>
/// <param name="Boundary">The permissions boundary, or null.</param>
/// <param name="Tags">For <c>aws:PrincipalTag/…</c>.</param>
internal sealed record IdentityGrants(
    IReadOnlyList<PolicyDocument> Inline, IReadOnlyList<ManagedPolicy> Attached, ManagedPolicy? Boundary,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Inline policies and nothing else.</summary>
    public static IdentityGrants Only(params IReadOnlyList<PolicyDocument> policies)
    {
        return new IdentityGrants(policies, [], null, PrincipalTags.None);
    }

    /// <summary>All identity policies, as they hold at this front end.</summary>
    public IReadOnlyList<PolicyDocument> PoliciesAt(int frontEnd)
    {
        return Attached.Count == 0 ? Inline : [.. Inline, .. Attached.Select(policy => policy.At(frontEnd))];
    }
}
