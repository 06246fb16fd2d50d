using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>What a setup may say of users and roles alike.</summary>
internal abstract record IdentitySetup
{
    public required string AccountId { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>What it may do: policies, as JSON. Default: nothing.</summary>
    public IReadOnlyList<JsonElement> Policies { get; init; } = [];

    /// <summary>
    /// ARNs of managed policies of this setup or an earlier one, or <c>arn:aws:iam::aws:policy/AdministratorAccess</c>.
    /// </summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>ARN of the managed policy that bounds what the others can allow. Default: none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>For <c>aws:PrincipalTag/…</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
