namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Whether a sandbox is to keep the bodies of requests and answers.</summary>
internal sealed record SandboxRequestKeeping
{
    public required bool KeepBodies { get; init; }
}
