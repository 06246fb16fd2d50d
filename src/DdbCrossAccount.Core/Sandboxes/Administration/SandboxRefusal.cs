namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Why a sandbox's endpoint does not do what it was asked for.</summary>
internal sealed record SandboxRefusal
{
    public required string Message { get; init; }
}
