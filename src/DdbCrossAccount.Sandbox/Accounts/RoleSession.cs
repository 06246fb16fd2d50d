using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>What a session of a role is made with.</summary>
internal sealed record RoleSession(string Name, TimeSpan Duration)
{
    /// <summary>Session policies. Null: none.</summary>
    public IReadOnlyList<PolicyDocument>? Policies { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = PrincipalTags.None;

    /// <summary>Of this session and of those before it in the chain; they hold for all that follow.</summary>
    public IReadOnlyDictionary<string, string> TransitiveTags { get; init; } = PrincipalTags.None;

    public string? SourceIdentity { get; init; }

    public bool UsedMultiFactor { get; init; }

    /// <summary>The key at the beginning of the chain that the session stands in; null: it begins with this one.</summary>
    public string? OriginKeyId { get; init; }
}
