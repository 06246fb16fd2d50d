namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Whether a sandbox keeps the bodies of requests and answers.</summary>
internal sealed record SandboxRequestsKept
{
    public required bool KeepsBodies { get; init; }
}
