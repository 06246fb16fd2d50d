using System.Text.Json;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>One account of a sandbox with the key pair that signs for it.</summary>
internal sealed record SandboxAccountKeys(string AccountId, string AccessKey, string SecretKey, string Region)
{
    /// <summary>Reads one element of <c>accounts</c>.</summary>
    public static SandboxAccountKeys From(JsonElement element) => new(
        SandboxAnnouncement.Member(element, "accountId"),
        SandboxAnnouncement.Member(element, "accessKey"),
        SandboxAnnouncement.Member(element, "secretKey"),
        SandboxAnnouncement.Member(element, "region"));

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId} ({Region})";
}
