using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>Who makes a request: the root of an account, a user, a session of a role, or a service of AWS.</summary>
/// <param name="AccountId">12 digits; empty for a service.</param>
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

    /// <summary>Set for a service that acts by itself, for example <c>lambda.amazonaws.com</c>.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The front end that took the request: changed policies reach one after another.</summary>
    public int FrontEnd { get; init; }

    public bool UsedMultiFactor { get; init; }

    /// <summary>The name of a user, for <c>aws:username</c>.</summary>
    public string? UserName { get; init; }

    public IReadOnlyList<PolicyDocument> IdentityPolicies { get; init; } = [];

    /// <summary>The most that the identity policies can allow. Null: no bound.</summary>
    public PolicyDocument? PermissionsBoundary { get; init; }

    /// <summary>Given with AssumeRole; together they narrow what the role may do. Null: none was given.</summary>
    public IReadOnlyList<PolicyDocument>? SessionPolicies { get; init; }

    /// <summary>The temporary key at the beginning of a chain of sessions; null: it is this one.</summary>
    public string? OriginKeyId { get; init; }

    /// <summary>For <c>aws:PrincipalTag/…</c>: of the user or role, and over them those of the session.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = PrincipalTags.None;

    /// <summary>Tags that go on to every further role of this session (TransitiveTagKeys).</summary>
    public IReadOnlyDictionary<string, string> TransitiveTags { get; init; } = PrincipalTags.None;

    /// <summary>Set once in a chain of sessions, and kept to its end. Null: none was set.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>Wall time at which temporary credentials were made; null for lasting keys.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>Wall time at which temporary credentials end; null for lasting keys.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>A service that calls in its own name, as resource policies name it.</summary>
    public static Principal OfService(string name) => new("", name, name, "") { ServiceName = name };
}
