using System;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>A role: who may assume it, what its sessions may do, and for how long.</summary>
internal sealed class IamRole(string accountId, string path, string name, string uniqueId, PolicyDocument trust)
    : IamIdentity(accountId, "role", path, name, uniqueId)
{
    private volatile PolicyDocument _trust = trust;

    public PolicyDocument Trust
    {
        get => _trust;
        set => _trust = value;
    }

    /// <summary>Longest session: 1 to 12 hours. Default: 1 hour.</summary>
    public TimeSpan MaximumSession { get; set; } = TimeSpan.FromHours(1);
}
