using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>What users and roles share: a name, an id and grants that may be replaced at any time.</summary>
internal abstract class IamIdentity(string accountId, string kind, string path, string name, string uniqueId)
{
    private volatile IdentityGrants _grants = IdentityGrants.Nothing;

    public string AccountId => accountId;

    public string Name => name;

    /// <summary>AIDA… or AROA….</summary>
    public string UniqueId => uniqueId;

    public string Arn { get; } = $"arn:aws:iam::{accountId}:{kind}{path}{name}";

    public IdentityGrants Grants
    {
        get => _grants;
        set => _grants = value;
    }

    public IReadOnlyList<PolicyDocument> Policies => Grants.Policies;
}
