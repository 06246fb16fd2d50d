using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>Who makes a request: the root of an account, a user, or a session of a role.</summary>
/// <param name="AccountId">12 digits.</param>
/// <param name="Arn">As GetCallerIdentity tells it; for a session <c>arn:aws:sts::…:assumed-role/Role/Session</c>.</param>
/// <param name="UserId">As GetCallerIdentity tells it.</param>
/// <param name="AccessKeyId">The key that signed the request.</param>
internal sealed record Principal(string AccountId, string Arn, string UserId, string AccessKeyId)
{
    /// <summary>May do everything in its own account, identity policies aside.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The ARN that policies name: for a session it is the role's.</summary>
    public string PolicyArn { get; init; } = Arn;

    /// <summary>Set for a session of a role.</summary>
    public bool IsRoleSession { get; init; }

    public bool UsedMultiFactor { get; init; }

    /// <summary>The name of a user, for <c>aws:username</c>.</summary>
    public string? UserName { get; init; }

    public IReadOnlyList<PolicyDocument> IdentityPolicies { get; init; } = [];

    /// <summary>Given with AssumeRole; it narrows what the role may do. Null: none was given.</summary>
    public PolicyDocument? SessionPolicy { get; init; }

    /// <summary>Wall time at which temporary credentials end; null for lasting keys.</summary>
    public DateTimeOffset? Expires { get; init; }
}
