using System;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>A role: who may assume it, what its sessions may do, and for how long.</summary>
internal sealed class IamRole(
    string accountId, string path, string name, string uniqueId, PolicyDocument trust, IdentityGrants grants,
    PolicyPropagation propagation)
    : IamIdentity(accountId, "role", path, name, uniqueId, grants, propagation)
{
    private readonly Eventual<PolicyDocument> _trust = new(trust);

    /// <summary>Service time: a new role cannot be assumed by services for some seconds.</summary>
    public DateTimeOffset MadeAt { get; } = propagation.Now;

    /// <summary>Longest session: 1 to 12 hours. Default: 1 hour.</summary>
    public TimeSpan MaximumSession { get; set; } = TimeSpan.FromHours(1);

    public void ReplaceTrust(PolicyDocument trust) => _trust.Change(trust, Propagation);

    /// <summary>What holds at this front end.</summary>
    public PolicyDocument TrustAt(int frontEnd) => _trust.At(frontEnd, Propagation);
}
