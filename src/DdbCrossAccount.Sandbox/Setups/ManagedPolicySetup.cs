using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>
/// A managed policy, <c>arn:aws:iam::ACCOUNT:policy/NAME</c>. One with this name is replaced, for all that have it.
/// </summary>
internal sealed record ManagedPolicySetup
{
    public required string AccountId { get; init; }

    public required string PolicyName { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>A policy, as JSON and not as text.</summary>
    public required JsonElement Policy { get; init; }
}
