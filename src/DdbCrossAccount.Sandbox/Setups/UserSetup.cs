namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A user with one access key. The policies of one with this name are replaced.</summary>
internal sealed record UserSetup : IdentitySetup
{
    public required string UserName { get; init; }

    /// <summary>Default: one is made; the answer tells it.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Default: one is made; the answer tells it.</summary>
    public string? SecretKey { get; init; }
}
