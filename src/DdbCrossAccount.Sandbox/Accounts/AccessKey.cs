using System;
using System.Collections.Concurrent;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>An access key with its secret, lasting or temporary, and whose it is.</summary>
internal sealed class AccessKey(string id, string secret, Principal owner, IamIdentity? identity = null)
{
    private volatile Principal _owner = owner;

    public string Id => id;

    public string Secret => secret;

    /// <summary>Null for lasting keys; else each request must bring it.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Derived signing keys by credential scope (date/region/service): deriving one takes four HMACs.</summary>
    public ConcurrentDictionary<string, byte[]> SigningKeys { get; } = new();

    /// <summary>The caller at the first front end.</summary>
    public Principal Principal => PrincipalAt(0);

    /// <summary>
    /// The caller, with the policies of its user or role that hold at this front end. The tags of a session stay as they were.
    /// </summary>
    public Principal PrincipalAt(int frontEnd) =>
        identity is not null ? WithGrants(identity.GrantsAt(frontEnd), frontEnd)
        : frontEnd == 0 ? _owner
        : _owner with { FrontEnd = frontEnd };

    /// <summary>Ends the key at the given wall time.</summary>
    public void Expire(DateTimeOffset at) => _owner = _owner with { Expires = at };

    private Principal WithGrants(IdentityGrants grants, int frontEnd) => _owner with
    {
        FrontEnd = frontEnd,
        IdentityPolicies = grants.PoliciesAt(frontEnd),
        PermissionsBoundary = grants.Boundary?.At(frontEnd),
        Tags = _owner.IsRoleSession ? _owner.Tags : grants.Tags,
    };
}
