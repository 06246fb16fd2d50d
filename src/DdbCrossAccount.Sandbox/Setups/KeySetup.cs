using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using DdbCrossAccount.Sandbox.Kms;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A KMS key, <c>arn:aws:kms:REGION:ACCOUNT:key/ID</c>. Policy and state of one with this id are replaced.</summary>
internal sealed record KeySetup
{
    public required string AccountId { get; init; }

    public required string KeyId { get; init; }

    /// <summary>Default: the Region that is announced.</summary>
    public string? Region { get; init; }

    /// <summary>Names that stand for it in its account and Region: <c>alias/…</c>. Default: none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Key policy, as JSON. Default: everything is left to the policies of the account.</summary>
    public JsonElement? Policy { get; init; }

    /// <summary>Enabled, Disabled or PendingDeletion. Default: Enabled.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<KmsKeyState>))]
    public KmsKeyState State { get; init; } = KmsKeyState.Enabled;

    /// <summary>
    /// SYMMETRIC_DEFAULT, or a kind of key that tables and objects cannot have: RSA_2048, HMAC_256. Default: the first.
    /// </summary>
    public string Spec { get; init; } = KmsKey.Symmetric;
}
