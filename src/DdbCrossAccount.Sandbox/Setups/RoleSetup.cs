using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A role. One with this name is replaced; sessions that it has already given go on under its new policies.</summary>
internal sealed record RoleSetup : IdentitySetup
{
    public required string RoleName { get; init; }

    /// <summary>Who may assume it: a policy, as JSON and not as text.</summary>
    public required JsonElement TrustPolicy { get; init; }

    /// <summary>Seconds, 3,600 to 43,200. Default: 3,600.</summary>
    public int MaxSessionDuration { get; init; } = 3600;
}
