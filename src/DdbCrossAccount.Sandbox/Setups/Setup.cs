using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>What exists in the accounts beside their administrators: the JSON of <c>--setup FILE</c> and of <c>POST /_sandbox/setup</c>.</summary>
internal sealed record Setup
{
    /// <summary>Further account ids; an account that others below name need not be here.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Policies that roles, users and sessions name by their ARN.</summary>
    public IReadOnlyList<ManagedPolicySetup> ManagedPolicies { get; init; } = [];

    public IReadOnlyList<RoleSetup> Roles { get; init; } = [];

    public IReadOnlyList<UserSetup> Users { get; init; } = [];

    /// <summary>KMS keys.</summary>
    public IReadOnlyList<KeySetup> Keys { get; init; } = [];

    public IReadOnlyList<BucketSetup> Buckets { get; init; } = [];
}
