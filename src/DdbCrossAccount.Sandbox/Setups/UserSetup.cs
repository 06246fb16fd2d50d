using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A user with one access key. The policies of one with this name are replaced.</summary>
internal sealed record UserSetup
{
    public required string AccountId { get; init; }

    public required string UserName { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>What the user may do: policies, as JSON. Default: nothing.</summary>
    public IReadOnlyList<JsonElement> Policies { get; init; } = [];

    /// <summary>Default: one is made; the answer tells it.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Default: one is made; the answer tells it.</summary>
    public string? SecretKey { get; init; }
}
