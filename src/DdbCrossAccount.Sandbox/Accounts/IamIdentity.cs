using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>What users and roles share: a name, an id and grants that may be replaced at any time.</summary>
internal abstract class IamIdentity(
    string accountId, string kind, string path, string name, string uniqueId, IdentityGrants grants,
    PolicyPropagation propagation)
{
    private readonly Eventual<IdentityGrants> _grants = new(grants);

    public string AccountId => accountId;

    public string Name => name;

    /// <summary>AIDA… or AROA….</summary>
    public string UniqueId => uniqueId;

    public string Arn { get; } = $"arn:aws:iam::{accountId}:{kind}{path}{name}";

    protected PolicyPropagation Propagation => propagation;

    public void Replace(IdentityGrants grants) => _grants.Change(grants, propagation);

    /// <summary>What holds at this front end.</summary>
    public IdentityGrants GrantsAt(int frontEnd) => _grants.At(frontEnd, propagation);
}
